import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'

/** Milliseconds after which a press without a click (a scroll, a drag) counts as over. */
const PRESS = 500

/**
 * Reports that the focus has left a box for good: not while a button in it is pressed (Safari does not focus buttons),
 * nor while its list of suggestions is open over the page. If a press elsewhere took the focus, it reports after the
 * click, so that nothing moves under the finger.
 */
export const useFocusLeft = (box: RefObject<HTMLElement | null>, onLeft: () => void) => {
  const pressed = useRef<EventTarget | null>(null)
  const left = useRef(onLeft)
  left.current = onLeft

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const press = (event: PointerEvent) => {
      clearTimeout(timer)
      pressed.current = event.target
    }
    const release = () => {
      timer = setTimeout(() => {
        pressed.current = null
      }, PRESS)
    }
    document.addEventListener('pointerdown', press, true)
    document.addEventListener('pointerup', release, true)
    document.addEventListener('pointercancel', release, true)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerdown', press, true)
      document.removeEventListener('pointerup', release, true)
      document.removeEventListener('pointercancel', release, true)
    }
  }, [])

  const isOurs = (target: EventTarget | null): boolean =>
    target instanceof Element &&
    (box.current?.contains(target) === true || target.closest('[role="listbox"]') !== null)

  return {
    onBlur: (event: FocusEvent) => {
      const { relatedTarget } = event
      // Another window is in front: the focus is still here when this one comes back.
      if (!document.hasFocus() || isOurs(document.activeElement)) return
      if (isOurs(relatedTarget) || (relatedTarget === null && isOurs(pressed.current))) return
      if (pressed.current === null) return left.current()
      const reportLeft = () => {
        clearTimeout(timer)
        document.removeEventListener('click', clicked, true)
        if (!isOurs(document.activeElement)) left.current()
      }
      const clicked = () => void setTimeout(reportLeft)
      const timer = setTimeout(reportLeft, PRESS)
      document.addEventListener('click', clicked, true)
    },
  }
}
