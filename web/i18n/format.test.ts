import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatDay,
  formatDayNarrow,
  formatDayOfYear,
  formatDayShort,
  formatHours,
  formatInstant,
  formatKilometres,
  formatLei,
  formatMoney,
  formatQuantity,
  formatRate,
  formatTime,
  parseMoney,
  parseQuantity,
} from './format.ts'
import { writeIn } from './language.ts'

describe('sizes', () => {
  it.each([
    [0, '0\u00a0B'],
    [999, '999\u00a0B'],
    [1_000, '1\u00a0kB'],
    [3_440_000, '3,4\u00a0MB'],
    [12_600_000, '13\u00a0MB'],
    [2_500_000_000, '2,5\u00a0GB'],
  ])('%i bytes', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })
})

describe('money', () => {
  it.each([
    [0, '0,00'],
    [5, '0,05'],
    [50, '0,50'],
    [123450, '1.234,50'],
    [100000000, '1.000.000,00'],
    [-123450, '−1.234,50'],
  ])('%i bani', (bani, text) => {
    expect(formatMoney(bani)).toBe(text)
  })

  it('has its unit after a no-break space', () => {
    expect(formatLei(123450)).toBe('1.234,50\u00a0lei')
  })

  it('reads back every amount it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 }), (bani) => {
        expect(parseMoney(formatMoney(bani))).toBe(bani)
      }),
    )
  })

  it.each([
    ['12', 1200],
    ['12,5', 1250],
    ['12,50', 1250],
    ['12.5', 1250],
    ['12.50', 1250],
    ['1.234', 123400],
    ['1.234,5', 123450],
    ['1 234,50', 123450],
    [',5', 50],
    ['12,', 1200],
    ['-3,20', -320],
    ['0,10', 10],
    ['19,990', 1999],
  ])('takes „%s”', (text, bani) => {
    expect(parseMoney(text)).toBe(bani)
  })

  it.each(['', ' ', '-', ',', 'abc', '12,345', '1,2,3', '1.23,4', '12 lei', '1e5', '99999999999999999'])(
    'refuses „%s”',
    (text) => {
      expect(parseMoney(text)).toBeNull()
    },
  )
})

describe('quantity', () => {
  it.each([
    [1500, '1,5'],
    [2000, '2'],
    [250, '0,25'],
    [1, '0,001'],
    [1250125, '1.250,125'],
    [0, '0'],
  ])('%i thousandths', (thousandths, text) => {
    expect(formatQuantity(thousandths)).toBe(text)
    expect(parseQuantity(text)).toBe(thousandths)
  })

  it('takes a point as the decimal sign where it cannot group thousands', () => {
    expect(parseQuantity('0.125')).toBe(125)
    expect(parseQuantity('1.125')).toBe(1125000)
  })

  it('writes hours, kilometres and rates', () => {
    expect(formatHours(1250)).toBe('1,25\u00a0h')
    expect(formatKilometres(185000)).toBe('185.000\u00a0km')
    expect(formatRate(2100)).toBe('21%')
    expect(formatRate(950)).toBe('9,5%')
  })
})

describe('days and times', () => {
  it('are Romanian', () => {
    expect(formatDay('2026-11-21')).toBe('sâmbătă, 21 noiembrie')
    expect(formatDayOfYear('2026-01-01')).toBe('1 ianuarie 2026')
    expect(formatDayShort('2026-11-21')).toBe('21.11.2026')
    expect(formatDayNarrow('2026-11-21')).toBe('21 nov.')
  })

  it('are those of Bucharest, in winter and in summer', () => {
    expect(formatTime('2026-11-21T12:05:00.000Z')).toBe('14:05')
    expect(formatTime('2026-07-21T12:05:00.000Z')).toBe('15:05')
    expect(formatInstant('2026-11-20T23:30:00.000Z')).toBe('21.11.2026, 01:30')
  })
})

describe('in English', () => {
  beforeEach(() => writeIn('en'))
  afterEach(() => writeIn('ro'))

  it('the point and the comma are swapped', () => {
    expect(formatMoney(-123450)).toBe('−1,234.50')
    expect(formatLei(123450)).toBe('1,234.50\u00a0lei')
    expect(formatQuantity(1250125)).toBe('1,250.125')
    expect(formatRate(950)).toBe('9.5%')
    expect(formatKilometres(185000)).toBe('185,000\u00a0km')
  })

  it.each([
    ['1,234.50', 123450],
    ['1,234', 123400],
    ['12.5', 1250],
    ['12,5', 1250],
    ['1.234', null],
  ])('takes “%s”', (text, bani) => {
    expect(parseMoney(text)).toBe(bani)
  })

  it('reads back every amount it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 }), (bani) => {
        expect(parseMoney(formatMoney(bani))).toBe(bani)
      }),
    )
  })

  it('days are English, the day before the month', () => {
    expect(formatDay('2026-11-21')).toBe('Saturday 21 November')
    expect(formatDayShort('2026-11-21')).toBe('21/11/2026')
    expect(formatTime('2026-11-21T12:05:00.000Z')).toBe('14:05')
  })
})
