import { describe, expect, it } from 'vitest'
import { afterQuiet } from './quiet.ts'

const at = (text: string) => Date.parse(text)
const told = (now: string, from: number, until: number) =>
  new Date(afterQuiet(at(now), { from, until })).toISOString().slice(0, 16)

describe('quiet hours', () => {
  it('over midnight hold on both sides of it', () => {
    expect(told('2026-12-01T18:59:00Z', 21, 7)).toBe('2026-12-01T18:59')
    expect(told('2026-12-01T19:00:00Z', 21, 7)).toBe('2026-12-02T05:00')
    expect(told('2026-12-02T04:59:00Z', 21, 7)).toBe('2026-12-02T05:00')
    expect(told('2026-12-02T05:00:00Z', 21, 7)).toBe('2026-12-02T05:00')
  })

  it('within a day hold within that day', () => {
    expect(told('2026-12-01T11:30:00Z', 13, 15)).toBe('2026-12-01T13:00')
    expect(told('2026-12-01T13:00:00Z', 13, 15)).toBe('2026-12-01T13:00')
  })

  it('of equal ends do not exist', () => {
    expect(told('2026-12-01T23:30:00Z', 7, 7)).toBe('2026-12-01T23:30')
  })

  it('end by the clock on the nights on which it is put forward or back', () => {
    expect(told('2027-03-27T22:00:00Z', 21, 7)).toBe('2027-03-28T04:00')
    expect(told('2026-10-24T22:00:00Z', 21, 7)).toBe('2026-10-25T05:00')
  })
})
