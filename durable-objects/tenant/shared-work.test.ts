import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bindings } from '#tests/factories/api.ts'
import { newId } from '#tests/factories/sync.ts'
import { LONGEST_WORK, SharedWork } from './shared-work.ts'

const later = <T>(value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), 10))

describe('shared work', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('runs once for all concurrent callers, and again for a later one', async () => {
    const shared = new SharedWork()
    const work = vi.fn<() => Promise<string>>(() => later('made'))
    const all = Promise.all([1, 2, 3].map(() => shared.once('deviz', work)))
    await vi.advanceTimersByTimeAsync(10)
    expect(await all).toEqual(['made', 'made', 'made'])
    expect(work).toHaveBeenCalledOnce()
    const again = shared.once('deviz', work)
    await vi.advanceTimersByTimeAsync(10)
    expect(await again).toBe('made')
    expect(work).toHaveBeenCalledTimes(2)
  })

  it('under another name does not wait', async () => {
    const shared = new SharedWork()
    const never = () => new Promise<string>(() => undefined)
    void shared.once('deviz', never).catch(() => undefined)
    expect(await shared.once('factura', async () => 'made')).toBe('made')
  })

  it('that fails fails for its own caller, and the next caller tries', async () => {
    const shared = new SharedWork()
    const failing = shared.once('deviz', async () => {
      throw new Error('its request is gone')
    })
    const works = [vi.fn<() => Promise<string>>(async () => 'made'), vi.fn<() => Promise<string>>()]
    const others = works.map((work) => shared.once('deviz', work))
    expect(await failing).toBeNull()
    expect(await Promise.all(others)).toEqual(['made', 'made'])
    expect(works[1]).not.toHaveBeenCalled()
  })

  it('is given up after its time', async () => {
    const shared = new SharedWork()
    const lost = shared.once('deviz', () => new Promise<string>(() => undefined))
    const next = shared.once('deviz', async () => 'made')
    await vi.advanceTimersByTimeAsync(LONGEST_WORK)
    expect(await lost).toBeNull()
    expect(await next).toBe('made')
  })
})

describe('the object of a tenant', () => {
  it('lets one of the concurrent callers do the work for all, and reports a failure', async () => {
    const tenant = () => bindings.TENANT.getByName(tenantId)
    const tenantId = newId()
    let made = 0
    const { promise: allAsk, resolve } = Promise.withResolvers<void>()
    const work = async () => {
      await allAsk
      made += 1
      return new Uint8Array([37, made])
    }
    const asked = [tenant().once('deviz', work), tenant().once('deviz', work)]
    await tenant().once('factura', async () => new Uint8Array(1))
    resolve()
    expect(await Promise.all(asked)).toEqual([new Uint8Array([37, 1]), new Uint8Array([37, 1])])
    expect(await tenant().once('deviz', async () => null)).toBeNull()
  })
})
