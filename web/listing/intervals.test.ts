import { describe, expect, it } from 'vitest'
import { lastMonthOf, monthOf, weekOf } from './intervals.ts'

describe('intervals of days', () => {
  it.each([
    ['2026-11-16', 'a Monday'],
    ['2026-11-21', 'a Saturday'],
    ['2026-11-22', 'a Sunday'],
  ])('the week of %s, %s, goes from Monday to Sunday', (today) => {
    expect(weekOf(today)).toEqual({ from: '2026-11-16', to: '2026-11-22' })
  })

  it('a week can span two years', () => {
    expect(weekOf('2026-01-01')).toEqual({ from: '2025-12-29', to: '2026-01-04' })
  })

  it('months have their own last day', () => {
    expect(monthOf('2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect(lastMonthOf('2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
    expect(lastMonthOf('2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  })
})
