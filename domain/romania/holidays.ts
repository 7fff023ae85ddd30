import { addDays } from '#domain/kernel/days.ts'

/**
 * Public holidays of Romania (Codul muncii, art. 139), as the law has them today. The days that move follow the Orthodox
 * Easter.
 */

/** The holidays; the catalogues of the languages have a name for each. */
export const HOLIDAYS = [
  'new_year',
  'epiphany',
  'saint_john',
  'union_of_principalities',
  'good_friday',
  'easter',
  'labour_day',
  'children_day',
  'pentecost',
  'assumption',
  'saint_andrew',
  'national_day',
  'christmas',
] as const
export type Holiday = (typeof HOLIDAYS)[number]

/** Days of every year, `MM-DD`. */
const FIXED: readonly (readonly [Holiday, string])[] = [
  ['new_year', '01-01'],
  ['new_year', '01-02'],
  ['epiphany', '01-06'],
  ['saint_john', '01-07'],
  ['union_of_principalities', '01-24'],
  ['labour_day', '05-01'],
  ['children_day', '06-01'],
  ['assumption', '08-15'],
  ['saint_andrew', '11-30'],
  ['national_day', '12-01'],
  ['christmas', '12-25'],
  ['christmas', '12-26'],
]

/** Days from Easter Sunday. */
const MOVING: readonly (readonly [Holiday, number])[] = [
  ['good_friday', -2],
  ['easter', 0],
  ['easter', 1],
  ['pentecost', 49],
  ['pentecost', 50],
]

/** The Sunday of the Orthodox Easter of a year from 1900 to 2199 (Meeus' rule for the Julian calendar). */
export const orthodoxEaster = (year: number): string => {
  const moon = (19 * (year % 19) + 15) % 30
  const sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
  const month = Math.floor((moon + sunday + 114) / 31)
  const date = ((moon + sunday + 114) % 31) + 1
  // Days by which the Julian calendar is behind.
  const behind = year < 2100 ? 13 : 14
  const julian = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return addDays(julian, behind)
}

const known = new Map<number, ReadonlyMap<string, Holiday>>()

/** The public holidays of a year, by day. Two may fall on one day, which is then known by the moving one. */
export const holidaysOf = (year: number): ReadonlyMap<string, Holiday> => {
  let found = known.get(year)
  if (!found) {
    const easter = orthodoxEaster(year)
    found = new Map([
      ...FIXED.map(([holiday, day]) => [`${year}-${day}`, holiday] as const),
      ...MOVING.map(([holiday, days]) => [addDays(easter, days), holiday] as const),
    ])
    known.set(year, found)
  }
  return found
}

/** The public holiday on a day; null on any other. */
export const holidayOf = (day: string): Holiday | null => holidaysOf(Number(day.slice(0, 4))).get(day) ?? null
