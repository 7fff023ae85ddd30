import { describe, expect, it } from 'vitest'
import { leastPages } from './page-foot.ts'

/** Millimetres as CSS pixels. */
const mm = (length: number): number => (length * 96) / 25.4

describe('the pages of a document', () => {
  it('are as many as its height fills, without the margins that each repeats', () => {
    expect(leastPages(mm(100))).toBe(1)
    expect(leastPages(mm(296.9))).toBe(1)
    expect(leastPages(mm(297.1))).toBe(2)
    expect(leastPages(mm(297 + 269.9))).toBe(2)
    expect(leastPages(mm(297 + 270.1))).toBe(3)
  })
})
