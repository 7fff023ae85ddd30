import { isMissingCode } from './missing-code.ts'

/** Milliseconds between two attempts; one more is made as soon as the network is back. */
export const REST = 15_000

/**
 * Runs `load`, which imports code that no first screen waits for, again and again until that code could be loaded.
 * `tried` resolves once the first attempt has ended either way; `now` makes another one.
 */
export const keepTrying = (
  load: () => Promise<unknown>,
): { tried: Promise<void>; now: () => void; stop: () => void } => {
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => {
    isOver = true
    clearTimeout(timer)
    removeEventListener('online', now)
  }
  const attempt = async () => {
    try {
      await load()
      stop()
    } catch (error) {
      if (!isMissingCode(error)) {
        stop()
        throw error
      }
      clearTimeout(timer)
      if (!isOver) timer = setTimeout(now, REST)
    }
  }
  const now = () => void attempt()
  addEventListener('online', now)
  return { tried: attempt(), now, stop }
}
