import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FirstReads } from './first-reads.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('what a screen reads first', () => {
  it('is whole at once when it reads nothing', () => {
    const reads = new FirstReads()
    reads.look()
    expect(reads.get()).toBe('reading')
    vi.runAllTimers()
    expect(reads.get()).toBe('whole')
  })

  it('is whole when the last answer is there, and what that shows has read too', () => {
    const reads = new FirstReads()
    const [first, second] = [reads.begin(), reads.begin()]
    reads.look()
    first()
    vi.runAllTimers()
    expect(reads.get()).toBe('reading')
    second()
    // What the second answer has brought reads in its turn, before anything is drawn.
    const third = reads.begin()
    vi.runAllTimers()
    expect(reads.get()).toBe('reading')
    third()
    vi.runAllTimers()
    expect(reads.get()).toBe('whole')
  })

  it('stays whole whatever is read later', () => {
    const reads = new FirstReads()
    reads.look()
    vi.runAllTimers()
    reads.begin()
    expect(reads.get()).toBe('whole')
  })
})
