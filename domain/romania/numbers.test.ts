import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatCount,
  formatHours,
  formatLei,
  formatMoney,
  formatQuantity,
  formatRate,
  formatWhole,
  formatWithUnit,
} from './numbers.ts'

describe('numbers', () => {
  it('write money', () => {
    expect(formatMoney(0)).toBe('0,00')
    expect(formatMoney(5)).toBe('0,05')
    expect(formatMoney(123_450)).toBe('1.234,50')
    expect(formatMoney(-100)).toBe('\u22121,00')
    expect(formatMoney(10_000_000_000_000)).toBe('100.000.000.000,00')
    expect(formatLei(100)).toBe('1,00\u00a0lei')
    expect(() => formatMoney(1.5)).toThrow(RangeError)
    expect(() => formatMoney(Number.NaN)).toThrow(RangeError)
  })

  it('write quantities, rates and kilometres', () => {
    expect(formatQuantity(1500)).toBe('1,5')
    expect(formatQuantity(2000)).toBe('2')
    expect(formatQuantity(125)).toBe('0,125')
    expect(formatQuantity(0)).toBe('0')
    expect(formatQuantity(10_000_000)).toBe('10.000')
    expect(formatWithUnit(1000, 'oră')).toBe('1\u00a0oră')
    expect(formatWithUnit(-1000, 'ore')).toBe('\u22121\u00a0oră')
    expect(formatWithUnit(1500, 'oră')).toBe('1,5\u00a0ore')
    expect(formatWithUnit(250, 'ora')).toBe('0,25\u00a0ore')
    expect(formatWithUnit(20_000, 'oră')).toBe('20\u00a0de ore')
    expect(formatWithUnit(101_000, 'ore')).toBe('101\u00a0ore')
    expect(formatWithUnit(2000, 'buc')).toBe('2\u00a0buc')
    expect(formatWithUnit(2000, '')).toBe('2')
    expect([0, 5, 20, 101, 119, 120].map((count) => formatCount(count, 'poziții'))).toEqual([
      '0 poziții',
      '5 poziții',
      '20 de poziții',
      '101 poziții',
      '119 poziții',
      '120 de poziții',
    ])
    expect(formatHours(1500)).toBe('1,50')
    expect(formatHours(1000)).toBe('1,00')
    expect(formatHours(125)).toBe('0,125')
    expect(formatHours(0)).toBe('0,00')
    expect(formatRate(2100)).toBe('21%')
    expect(formatRate(950)).toBe('9,5%')
    expect(formatWhole(0)).toBe('0')
    expect(formatWhole(123_456)).toBe('123.456')
  })

  it('parse back to the same integer', () => {
    const read = (text: string, places: number): number => {
      const [whole = '', fraction = ''] = text.replace('\u2212', '-').replaceAll('.', '').split(',')
      return Number(whole + fraction.padEnd(places, '0'))
    }
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(read(formatMoney(value), 2)).toBe(value)
        expect(read(formatQuantity(value), 3)).toBe(value)
        expect(read(formatWhole(value), 0)).toBe(value)
      }),
    )
  })
})
