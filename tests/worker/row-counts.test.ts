import { beforeAll, describe, expect, it } from 'vitest'
import { COLLECTION_NAMES } from '#domain/modules.ts'
import { type Counted, countActs, PULLS } from '#tests/bench/server/counts.ts'
import { rawDb } from '#tests/factories/api.ts'

/** What a pull may read besides its rows: head, epoch, and one step into each table. */
const PULL_CONSTANT = COLLECTION_NAMES.length + 6

describe.each([0, 50_000])('with %i other rows in the shop, D1', (others) => {
  let counted: Counted

  beforeAll(async () => {
    counted = await countActs(rawDb.DB, others)
  }, 120_000)

  const countsOf = (what: string) => {
    const found = counted.find((one) => one.what === what)
    if (!found) throw new Error(`nothing was counted as ${what}`)
    return found.counts
  }

  it.each(PULLS)('reads at most k rows and a constant for a pull of k = %i', (k) => {
    const { rowsRead, rowsWritten, trips } = countsOf(`pull, k = ${k}`)
    expect(rowsRead).toBeGreaterThanOrEqual(k)
    expect(rowsRead).toBeLessThanOrEqual(k + PULL_CONSTANT)
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
  ])('reads no more than its own rows and those they name for: %s', (what, most, trips) => {
    const counts = countsOf(what)
    expect(counts.rowsRead).toBeGreaterThan(0)
    expect(counts.rowsRead).toBeLessThanOrEqual(most)
    expect(counts.trips).toBeLessThanOrEqual(trips)
  })

  it('writes six rows, their log and the mutation for an order of six rows', () => {
    // Rows and index entries: orders 4, lines 4 each, log 3 each, mutation and number 2 and 1, head 1.
    expect(countsOf('order created, warm').rowsWritten).toBeLessThanOrEqual(4 + 5 * 4 + 6 * 3 + 2 + 1 + 1)
  })

  it('writes the message, the month, their log, two effects and the mutation for an SMS', () => {
    // Rows and index entries: message 4, month 2, log 3 each, effects 3 and 3, mutation 2, head 1.
    expect(countsOf('SMS queued, cold').rowsWritten).toBeLessThanOrEqual(25)
    // The end of the day's reservations is the same effect for all of them.
    expect(countsOf('SMS queued, warm').rowsWritten).toBeLessThanOrEqual(20)
  })

  it('reads each row of a first load at most twice: to count it, and to send it', () => {
    // 61 rows of a new shop, a car and three orders, and those created to be pulled.
    const rows = 61 + 1 + 3 * 6 + others + Math.max(...PULLS)
    expect(countsOf('first load').rowsRead).toBeLessThanOrEqual(2 * rows + PULL_CONSTANT)
  })
})
