import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LONGEST_LOCK, Locks } from './locks.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('locks', () => {
  it('of one name come one after the other, in the order in which they were asked for', async () => {
    const locks = new Locks()
    const log: string[] = []
    const work = async (who: string) => {
      const lock = await locks.acquire('deviz')
      log.push(`${who} begins`)
      await Promise.resolve()
      log.push(`${who} ends`)
      locks.release(lock)
    }
    await Promise.all([work('a'), work('b'), work('c')])
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  })

  it('of other names do not wait', async () => {
    const locks = new Locks()
    await locks.acquire('deviz')
    await locks.acquire('factura')
  })

  it('end by themselves when their holder is never heard of again, and then only once', async () => {
    const locks = new Locks()
    const lost = await locks.acquire('deviz')
    const next = locks.acquire('deviz')
    await vi.advanceTimersByTimeAsync(LONGEST_LOCK)
    await next
    const third = vi.fn<() => void>()
    void locks.acquire('deviz').then(third)
    locks.release(lost)
    await vi.advanceTimersByTimeAsync(LONGEST_LOCK - 1)
    expect(third).not.toHaveBeenCalled()
    locks.release(await next)
    await vi.advanceTimersByTimeAsync(0)
    expect(third).toHaveBeenCalledOnce()
  })
})
