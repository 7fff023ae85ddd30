import { beforeAll, describe, expect, it } from 'vitest'
import { COLLECTION_NAMES } from '#domain/modules.ts'
import { type Counted, countActs, PULLS } from '#tests/bench/server/counts.ts'
import { rawDb } from '#tests/factories/api.ts'

/** What a pull may read besides its rows and their log: head and epoch. */
const PULL_CONSTANT = 2

const SIZES = [0, 50_000] as const

const counted = new Map<number, Counted>()

beforeAll(async () => {
  for (const others of SIZES) counted.set(others, await countActs(rawDb.DB, others))
}, 120_000)

it('D1 reads and writes as much for an act of a large shop as for one of a new shop', () => {
  const [fresh, large] = SIZES.map((others) =>
    counted.get(others)?.filter(({ what }) => what !== 'first load'),
  )
  expect(fresh?.length).toBeGreaterThan(10)
  for (const [index, { what, counts }] of (fresh ?? []).entries()) {
    const { rowsRead = 0, ...same } = large?.[index]?.counts ?? {}
    const { rowsRead: read, ...expected } = counts
    expect([what, same]).toEqual([what, expected])
    // A search in an index ends at the next entry, if there is one.
    expect([what, Math.abs(rowsRead - read) <= 2]).toEqual([what, true])
  }
})

describe.each(SIZES)('with %i other rows in the shop, D1', (others) => {
  const countsOf = (what: string) => {
    const found = counted.get(others)?.find((one) => one.what === what)
    if (!found) throw new Error(`nothing was counted as ${what}`)
    return found.counts
  }

  it.each(PULLS)('reads k rows and their log for a pull of k = %i', (k) => {
    const { rowsRead, rowsWritten, trips } = countsOf(`pull, k = ${k}`)
    expect(rowsRead).toBeGreaterThanOrEqual(k)
    expect(rowsRead).toBeLessThanOrEqual(2 * k + PULL_CONSTANT)
    expect(rowsWritten).toBe(0)
    expect(trips).toBe(1)
  })

  it.each([
    ['order created, cold', 54, 3],
    ['order created, warm', 25, 1],
    ['line edited, cold', 34, 3],
    ['line edited, warm', 13, 1],
    ['SMS queued, cold', 26, 3],
    ['SMS queued, warm', 15, 2],
    ['history of an order', 63, 2],
  ])('reads no more than its own rows and those they name for: %s', (what, most, trips) => {
    const counts = countsOf(what)
    expect(counts.rowsRead).toBeGreaterThan(0)
    expect(counts.rowsRead).toBeLessThanOrEqual(most)
    expect(counts.trips).toBeLessThanOrEqual(trips)
  })

  it('writes six rows, their log and the mutation for an order of six rows', () => {
    // Rows and index entries: order 2, lines 3 each, log 6, act, number and head 1 each.
    expect(countsOf('order created, warm').rowsWritten).toBeLessThanOrEqual(2 + 5 * 3 + 6 + 1 + 1 + 1)
  })

  it('writes the line, its order, their log and the mutation for an edit', () => {
    // Line and order without entries of indexes, log 2, act and head 1 each.
    expect(countsOf('line edited, warm').rowsWritten).toBeLessThanOrEqual(1 + 1 + 2 + 1 + 1)
  })

  it('writes a row, its log and the mutation for a photo, and for the arrival of its picture', () => {
    expect(countsOf('photo taken').rowsWritten).toBeLessThanOrEqual(3 + 1 + 1 + 1)
    expect(countsOf('its picture arrived').rowsWritten).toBeLessThanOrEqual(1 + 1 + 1 + 1)
  })

  it('writes the message, the month, their log, two effects and the mutation for an SMS', () => {
    // Rows and index entries: message 4, month 2, log 1 each, effects 3 and 3, act and head 1 each.
    expect(countsOf('SMS queued, cold').rowsWritten).toBeLessThanOrEqual(4 + 2 + 2 + 3 + 3 + 1 + 1)
    // The end of the day's reservations is the same effect for all of them.
    expect(countsOf('SMS queued, warm').rowsWritten).toBeLessThanOrEqual(4 + 1 + 2 + 3 + 1 + 1)
  })

  it('reads each row of a first load at most twice: to count it, and to send it', () => {
    // 61 rows of a new shop, a car and three orders, and those created to be pulled.
    const rows = 61 + 1 + 3 * 6 + others + Math.max(...PULLS)
    const { rowsRead, trips } = countsOf('first load')
    // Read from the newest on, each piece begins with a look at the row before it.
    expect(rowsRead).toBeLessThanOrEqual(2 * rows + COLLECTION_NAMES.length + trips)
  })
})
