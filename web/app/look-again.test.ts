import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { HOUR, lookAgain, MINUTE } from './look-again.ts'

const done: string[] = []
let here: { active: object | null; update: () => Promise<unknown> }
const workers = {
  register: async () => {
    done.push('register')
    return here
  },
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('navigator', { onLine: true, serviceWorker: workers })
  done.length = 0
  here = {
    active: null,
    update: async () => {
      done.push('update')
      throw new TypeError('no network')
    },
  }
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const begin = () => lookAgain('/sw.js', here as ServiceWorkerRegistration)

it('a first installation that broke off begins again each minute, then a new version is looked for each hour', async () => {
  begin()
  await vi.advanceTimersByTimeAsync(2 * MINUTE)
  expect(done.splice(0)).toEqual(['register', 'register'])
  here = { ...here, active: {} }
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(done.splice(0)).toEqual(['register'])
  await vi.advanceTimersByTimeAsync(2 * HOUR)
  expect(done).toEqual(['update', 'update'])
})

it('without a network nothing is asked for, and once it is there again it goes on', async () => {
  begin()
  vi.stubGlobal('navigator', { onLine: false, serviceWorker: workers })
  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(done).toEqual([])
  vi.stubGlobal('navigator', { onLine: true, serviceWorker: workers })
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(done).toEqual(['register'])
})
