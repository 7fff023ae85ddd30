import { useCallback, useLayoutEffect, useRef, useState } from 'react'

/** Milliseconds after which an act that is under way is shown to be: a shorter one would only flicker. */
const SHOWN_AFTER = 250

/**
 * Runs acts one at a time: what is asked for while a promise of the last one is open is not run. `onSlow` hears when an
 * act takes long enough to be shown, and when that one has ended.
 */
export const createOnce = (onSlow: (isSlow: boolean) => void = () => undefined) => {
  let running = false
  return (act: () => unknown): void => {
    if (running) return
    const result = act()
    if (!(result instanceof Promise)) return
    running = true
    const timer = setTimeout(() => onSlow(true), SHOWN_AFTER)
    // A failure that nobody has caught stays one: `finally` hands it on.
    void result.finally(() => {
      running = false
      clearTimeout(timer)
      onSlow(false)
    })
  }
}

/** An act that is not begun again while it is under way; `busy` when that has lasted long enough to be shown. */
export const useOnce = <Args extends unknown[]>(act: ((...args: Args) => unknown) | undefined) => {
  const [busy, setBusy] = useState(false)
  const [once] = useState(() => createOnce(setBusy))
  const latest = useRef(act)
  // Before the next event: a key may commit a field and send the form at once.
  useLayoutEffect(() => {
    latest.current = act
  })
  const run = useCallback((...args: Args): void => once(() => latest.current?.(...args)), [once])
  return { busy, run }
}
