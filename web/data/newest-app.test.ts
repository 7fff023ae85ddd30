import { afterEach, describe, expect, it, vi } from 'vitest'
import { loadNewestApp } from './newest-app.ts'

/** A worker of the next version, as the browser presents it to the page. */
class FakeWorker extends EventTarget {
  state = 'installing'
  readonly said: unknown[] = []
  onSaid = () => {}
  postMessage(message: unknown): void {
    this.said.push(message)
    this.onSaid()
  }
  become(state: string): void {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}

const browser = (registration: object | undefined) => {
  const reload = vi.fn<() => void>()
  const workers = Object.assign(new EventTarget(), { getRegistration: async () => registration })
  vi.stubGlobal('navigator', { serviceWorker: workers })
  vi.stubGlobal('location', { reload })
  return { reload, workers }
}

afterEach(() => vi.unstubAllGlobals())

describe('an app that is too old for its server', () => {
  it('lets the new worker take over before it reloads', async () => {
    const next = new FakeWorker()
    const registration = {
      installing: null as FakeWorker | null,
      update: async () => {
        registration.installing = next
      },
    }
    const { reload, workers } = browser(registration)
    const loading = loadNewestApp()
    next.onSaid = () => {
      expect(reload).not.toHaveBeenCalled()
      workers.dispatchEvent(new Event('controllerchange'))
    }
    await vi.waitFor(() => expect(registration.installing).toBe(next))
    next.become('installed')
    await loading
    expect(next.said).toEqual([{ type: 'SKIP_WAITING' }])
    expect(reload).toHaveBeenCalledOnce()
  })

  it('reloads as it is where there is no newer version, no network, or no worker', async () => {
    for (const registration of [
      undefined,
      { installing: null, waiting: null, update: async () => undefined },
      { installing: null, waiting: null, update: async () => Promise.reject(new TypeError('offline')) },
    ]) {
      const { reload } = browser(registration)
      await loadNewestApp()
      expect(reload).toHaveBeenCalledOnce()
    }
  })
})
