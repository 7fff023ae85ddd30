import { describe, expect, it } from 'vitest'
import { VAT_RATES, vatRate } from './tva.ts'

describe('TVA by date', () => {
  it('changes on 2025-08-01', () => {
    expect(vatRate('2025-07-31', 'standard')).toBe(1900)
    expect(vatRate('2025-08-01', 'standard')).toBe(2100)
    expect(vatRate('2025-07-31', 'reduced')).toBe(900)
    expect(vatRate('2026-11-21', 'reduced')).toBe(1100)
    expect(vatRate('2026-11-21')).toBe(2100)
  })

  it('has a rate for every day that a record may carry, newest first', () => {
    expect(vatRate('1990-01-01')).toBe(1900)
    expect(vatRate('2100-12-31')).toBe(2100)
    expect(() => vatRate('1989-12-31')).toThrow(RangeError)
    const starts = VAT_RATES.map((entry) => entry.from)
    expect(starts).toEqual([...starts].sort().reverse())
  })
})
