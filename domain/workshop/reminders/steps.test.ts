import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { nextDue } from './due.ts'
import { isTold, STEPS, stepAt, stepsOf, stepsSchema } from './steps.ts'

const DAY = '2026-12-31'
const at = (today: string, steps: readonly number[] = STEPS.itp) => stepAt(steps, DAY, today)

describe('the step of a reminder', () => {
  it('is the last that has come, and none before the first and after the day', () => {
    expect(
      ['2026-11-30', '2026-12-01', '2026-12-23', '2026-12-24', '2026-12-30', DAY].map((day) => at(day)),
    ).toEqual([null, 30, 30, 7, 1, 1])
    expect(at('2027-01-01')).toBeNull()
  })

  it('is the shop’s own, in any order', () => {
    expect(at('2026-12-22', [3, 10])).toBe(10)
    expect(at('2026-12-29', [3, 10])).toBe(3)
    expect(at('2026-12-29', [])).toBeNull()
    expect(stepsOf('{"itp":[14],"rca":[]}')).toEqual({ ...STEPS, itp: [14], rca: [] })
    expect(stepsOf('')).toBe(STEPS)
  })

  it('is told once, by whoever told it', () => {
    const told = (contacted_at: string | null, step: number) => isTold({ contacted_at }, DAY, step)
    expect(told(null, 30)).toBe(false)
    expect(told('2026-12-01T08:00:00.000Z', 30)).toBe(true)
    expect(told('2026-12-01T08:00:00.000Z', 7)).toBe(false)
    // In Romania it is the 24th.
    expect(told('2026-12-23T22:30:00.000Z', 7)).toBe(true)
  })

  it.each(['{"itp":[91]}', '{"itp":[-1]}', '{"itp":[1,2,3,4,5,6]}', '{"other":[1]}', '{"itp":[1.5]}'])(
    'cannot be %s',
    (text) => expect(v.safeParse(stepsSchema, JSON.parse(text)).success).toBe(false),
  )
})

describe('the next change of tyres', () => {
  it.each([
    ['2026-11-01', '2027-04-01'],
    ['2026-12-20', '2027-04-01'],
    ['2026-10-15', '2027-04-01'],
    ['2027-04-01', '2027-11-01'],
    ['2027-03-20', '2027-11-01'],
    ['2027-06-10', '2027-11-01'],
  ])('after %s is %s', (today, due_date) => {
    const reminder = { kind: 'anvelope', due_date: null, due_km: null } as const
    const settings = {
      reminder_days: 30,
      reminder_km: 1_000,
      itp_months: 24,
      itp_months_old: 12,
      itp_old_years: 12,
      oil_months: 12,
      oil_km: 10_000,
    }
    expect(nextDue(reminder, settings, { today, year: null, km: null })).toEqual({ due_date, due_km: null })
  })
})
