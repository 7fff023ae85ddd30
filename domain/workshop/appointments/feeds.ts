import * as v from 'valibot'

/**
 * The calendars of a shop for other programs: of the whole shop (`''`), and of each mechanic by his id. The address of
 * one holds the number of its version, so that an address which came into wrong hands can be replaced.
 */
export const FEEDS = v.record(v.string(), v.pipe(v.number(), v.safeInteger(), v.minValue(1)))

type Feeds = v.InferOutput<typeof FEEDS>

const feedsOf = (feeds: string): Feeds => (feeds === '' ? {} : (JSON.parse(feeds) as Feeds))

/** The version of the address that stands for a calendar. */
export const feedVersion = (feeds: string, of: string): number => feedsOf(feeds)[of] ?? 1

/** The versions after the address of a calendar was replaced. */
export const withNewFeed = (feeds: string, of: string): string =>
  JSON.stringify({ ...feedsOf(feeds), [of]: feedVersion(feeds, of) + 1 })

/** The row that the address of a calendar names. */
export const feedRow = (of: string, version: number): string => `${of}.${version}`

/** The calendar and the version in the name of such a row. */
export const readFeedRow = (row: string): { of: string; version: number } => {
  const [of = '', version = ''] = row.split('.')
  return { of, version: Number(version) }
}
