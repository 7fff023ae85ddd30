import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FirstReads } from './first-reads.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the first reads of a screen', () => {
  it('are whole at once when it reads nothing', () => {
    const reads = new FirstReads()
    reads.look()
    expect(reads.get()).toBe('reading')
    vi.runAllTimers()
    expect(reads.get()).toBe('whole')
  })

  it('are whole when the last answer and all that it causes to be read are there', () => {
    const reads = new FirstReads()
    const [first, second] = [reads.begin(), reads.begin()]
    reads.look()
    first()
    vi.runAllTimers()
    expect(reads.get()).toBe('reading')
    second()
    // What the second answer shows reads more before anything is drawn.
    const third = reads.begin()
    vi.runAllTimers()
    expect(reads.get()).toBe('reading')
    third()
    vi.runAllTimers()
    expect(reads.get()).toBe('whole')
  })

  it('stay whole whatever is read later', () => {
    const reads = new FirstReads()
    reads.look()
    vi.runAllTimers()
    reads.begin()
    expect(reads.get()).toBe('whole')
  })
})
