import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepTrying, REST } from './keep-trying.ts'

const MISSING = new TypeError(
  'Failed to fetch dynamically imported module: https://roaauto.test/assets/write.js',
)

let page: EventTarget
beforeEach(() => {
  vi.useFakeTimers()
  page = new EventTarget()
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Fails until there is a network. */
const loader = () => {
  const seen = { attempts: 0, isOnline: false }
  const load = async () => {
    seen.attempts += 1
    if (!seen.isOnline) throw MISSING
  }
  return { seen, load }
}

it('code that was not there at first is loaded as soon as the network is back, and then no more', async () => {
  const { seen, load } = loader()
  await keepTrying(load).tried
  expect(seen.attempts).toBe(1)
  seen.isOnline = true
  page.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(10 * REST)
  page.dispatchEvent(new Event('online'))
  expect(seen.attempts).toBe(2)
})

it('a server that is away without notice is asked again after a rest', async () => {
  const { seen, load } = loader()
  await keepTrying(load).tried
  await vi.advanceTimersByTimeAsync(2 * REST)
  seen.isOnline = true
  await vi.advanceTimersByTimeAsync(10 * REST)
  expect(seen.attempts).toBe(4)
})

it('nothing is loaded after its end', async () => {
  const { seen, load } = loader()
  const trying = keepTrying(load)
  await trying.tried
  trying.stop()
  page.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(10 * REST)
  expect(seen.attempts).toBe(1)
})

it('a fault of the code itself is thrown, and not repeated', async () => {
  const load = vi.fn(async () => {
    throw new Error('a bug')
  })
  await expect(keepTrying(load).tried).rejects.toThrow('a bug')
  await vi.advanceTimersByTimeAsync(10 * REST)
  expect(load).toHaveBeenCalledTimes(1)
})
