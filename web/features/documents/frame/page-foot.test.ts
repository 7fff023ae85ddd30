import { describe, expect, it } from 'vitest'
import { leastSheets } from './page-foot.ts'

/** CSS pixels of millimetres. */
const mm = (length: number): number => (length * 96) / 25.4

describe('the sheets of a document', () => {
  it('are as many as its height fills, without the margins that each repeats', () => {
    expect(leastSheets(mm(100))).toBe(1)
    expect(leastSheets(mm(296.9))).toBe(1)
    expect(leastSheets(mm(297.1))).toBe(2)
    expect(leastSheets(mm(297 + 269.9))).toBe(2)
    expect(leastSheets(mm(297 + 270.1))).toBe(3)
  })
})
