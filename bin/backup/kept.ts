import { DAY } from '#domain/kernel/days.ts'

/** How many days, weeks and months have a backup that is kept. */
const KEPT = { days: 7, weeks: 4, months: 12 }

/** The end of a backup's name. */
export const ENDING = '.backup'

/** The name of a backup of an instant (ms): it sorts by time. */
export const nameAt = (at: number): string =>
  `roaauto-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '')}Z${ENDING}`

/** The instant (ms) of a backup by its name; null where it is none of ours. */
export const instantOf = (name: string): number | null => {
  const parts = /^roaauto-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.backup$/.exec(name)
  return parts ? Date.parse(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}Z`) : null
}

/** Weeks begin on Monday; day 0 of the epoch was a Thursday. */
const PERIODS: readonly [keyof typeof KEPT, (at: number) => string | number][] = [
  ['days', (at) => Math.floor(at / DAY)],
  ['weeks', (at) => Math.floor((at / DAY + 3) / 7)],
  ['months', (at) => new Date(at).toISOString().slice(0, 7)],
]

/**
 * The names that are kept: the newest backup of each of the last 7 days, 4 weeks and 12 months that have one. They are
 * counted by what is there and not by the calendar, so a machine that was off for a year loses none.
 */
export const keptOf = (names: readonly string[]): Set<string> => {
  const newestFirst = names
    .filter((name) => instantOf(name) !== null)
    .sort()
    .reverse()
  const kept = new Set<string>()
  for (const [period, of] of PERIODS) {
    const seen = new Set<string | number>()
    for (const name of newestFirst) {
      const key = of(instantOf(name) ?? 0)
      if (seen.has(key)) continue
      seen.add(key)
      if (seen.size > KEPT[period]) break
      kept.add(name)
    }
  }
  return kept
}
