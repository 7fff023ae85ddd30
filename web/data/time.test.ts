import { describe, expect, it } from 'vitest'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { timeBy } from './time.ts'

const BUILT = Date.UTC(2026, 10, 29, 12)
const nothing = { builtAt: BUILT, offset: null, said: null }
const at = (year: number, month = 5, day = 15) => Date.UTC(year, month - 1, day, 12)
const dayBy = (device: number, known = {}) => {
  const { now, doubt } = timeBy(device, { ...nothing, ...known })
  return [dayInRomania(now), doubt]
}

describe('the current time', () => {
  it("is the device's, when that is plausible", () => {
    expect(dayBy(at(2026, 12, 3))).toEqual(['2026-12-03', null])
    expect(dayBy(at(2028))).toEqual(['2028-05-15', null])
    // Somebody builds in the evening and opens the app in another time zone.
    expect(dayBy(BUILT - 20 * 3_600_000)).toEqual(['2026-11-28', null])
  })

  it.each([1970, 2009, 2025])('is never before the build of the app, and the person is asked: %i', (year) => {
    expect(dayBy(at(year))).toEqual(['2026-11-29', 'behind'])
  })

  it('is doubted when the app would have gone without an update for too long: 2101', () => {
    expect(dayBy(at(2101))).toEqual(['2101-05-15', 'ahead'])
  })

  it("is the server's, where the device is more than a day off", () => {
    const server = at(2027, 1, 7)
    for (const year of [1970, 2009, 2101])
      expect(dayBy(at(year), { offset: server - at(year) })).toEqual(['2027-01-07', 'corrected'])
    expect(dayBy(at(2027), { offset: 90_000 })).toEqual(['2027-05-15', null])
  })

  it('is what the person said, where no server was asked', () => {
    const said = at(2027, 1, 7) - at(2009)
    expect(dayBy(at(2009), { said })).toEqual(['2027-01-07', null])
    // The person sets the clock, or the server confirms it: what was said about the wrong clock does not count.
    expect(dayBy(at(2027, 1, 8), { said })).toEqual(['2027-01-08', null])
    expect(dayBy(at(2027, 1, 8), { said, offset: 90_000 })).toEqual(['2027-01-08', null])
    // The person confirms the clock.
    expect(dayBy(at(2031), { said: 0 })).toEqual(['2031-05-15', null])
  })
})
