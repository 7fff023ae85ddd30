import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'

/**
 * Tells when the focus has left a box for good: not while a button in it is pressed (Safari does not focus buttons),
 * nor while a list of suggestions that belongs to it is open over the page.
 */
export const useFocusLeft = (box: RefObject<HTMLElement | null>, onLeft: () => void) => {
  const pressed = useRef<EventTarget | null>(null)
  const left = useRef(onLeft)
  left.current = onLeft

  useEffect(() => {
    const press = (event: PointerEvent) => {
      pressed.current = event.target
    }
    const release = () => {
      // The blur that a press causes comes before its release.
      setTimeout(() => {
        pressed.current = null
      })
    }
    document.addEventListener('pointerdown', press, true)
    document.addEventListener('pointerup', release, true)
    return () => {
      document.removeEventListener('pointerdown', press, true)
      document.removeEventListener('pointerup', release, true)
    }
  }, [])

  const isOurs = (target: EventTarget | null): boolean =>
    target instanceof Element &&
    (box.current?.contains(target) === true ||
      target.closest('[role="listbox"], [role="presentation"]') !== null)

  return {
    onBlur: (event: FocusEvent) => {
      if (isOurs(event.relatedTarget) || isOurs(pressed.current)) return
      left.current()
    },
  }
}
