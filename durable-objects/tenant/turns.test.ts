import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LONGEST_TURN, Turns } from './turns.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('turns', () => {
  it('of one name come one after the other, in the order in which they were asked for', async () => {
    const turns = new Turns()
    const log: string[] = []
    const work = async (who: string) => {
      const turn = await turns.take('deviz')
      log.push(`${who} begins`)
      await Promise.resolve()
      log.push(`${who} ends`)
      turns.giveBack(turn)
    }
    await Promise.all([work('a'), work('b'), work('c')])
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  })

  it('of other names do not wait', async () => {
    const turns = new Turns()
    await turns.take('deviz')
    await turns.take('factura')
  })

  it('end by themselves when their holder is never heard of again, and then only once', async () => {
    const turns = new Turns()
    const lost = await turns.take('deviz')
    const next = turns.take('deviz')
    await vi.advanceTimersByTimeAsync(LONGEST_TURN)
    await next
    const third = vi.fn<() => void>()
    void turns.take('deviz').then(third)
    turns.giveBack(lost)
    await vi.advanceTimersByTimeAsync(LONGEST_TURN - 1)
    expect(third).not.toHaveBeenCalled()
    turns.giveBack(await next)
    await vi.advanceTimersByTimeAsync(0)
    expect(third).toHaveBeenCalledOnce()
  })
})
