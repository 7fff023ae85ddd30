import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { oneByOne } from './one-by-one.ts'

/** Milliseconds after which a running act is shown: a shorter one would only flicker. */
const SHOWN_AFTER = 250

/**
 * Runs acts one at a time: an act is skipped while the promise of the last one is open. `onSlow` is called when an act
 * takes long enough to be shown, and when that act has ended.
 */
export const createOnce = (onSlow: (isSlow: boolean) => void = () => undefined) => {
  let running = false
  return (act: () => unknown): void => {
    if (running) return
    const result = act()
    if (!(result instanceof Promise)) return
    running = true
    const timer = setTimeout(() => onSlow(true), SHOWN_AFTER)
    // `finally` passes an uncaught failure on.
    void result.finally(() => {
      running = false
      clearTimeout(timer)
      onSlow(false)
    })
  }
}

/**
 * Runs all acts, one after the other: for acts that carry something which would be lost if they were skipped, such as a
 * photo. `onSlow` as above.
 */
export const createInOrder = (onSlow: (isSlow: boolean) => void = () => undefined) => {
  const inOrder = oneByOne()
  let left = 0
  return (act: () => Promise<unknown>): void => {
    left += 1
    const timer = setTimeout(() => onSlow(true), SHOWN_AFTER)
    // `finally` passes an uncaught failure on.
    void inOrder(act).finally(() => {
      left -= 1
      clearTimeout(timer)
      if (left === 0) onSlow(false)
    })
  }
}

/** An act on what a person has chosen: each choice has its turn. `busy` as of `useOnce`. */
export const useInOrder = <Args extends unknown[]>(act: (...args: Args) => Promise<unknown>) => {
  const [busy, setBusy] = useState(false)
  const [inOrder] = useState(() => createInOrder(setBusy))
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  const run = useCallback((...args: Args): void => inOrder(() => latest.current(...args)), [inOrder])
  return { busy, run }
}

/** An act that does not start again while it runs; `busy` when it has run long enough to be shown. */
export const useOnce = <Args extends unknown[]>(act: ((...args: Args) => unknown) | undefined) => {
  const [busy, setBusy] = useState(false)
  const [once] = useState(() => createOnce(setBusy))
  const latest = useRef(act)
  // This must be set before the next event: a key may commit a field and send the form at once.
  useLayoutEffect(() => {
    latest.current = act
  })
  const run = useCallback((...args: Args): void => once(() => latest.current?.(...args)), [once])
  return { busy, run }
}
