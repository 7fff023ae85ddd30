import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

/**
 * `npm run cost`: what a shop costs us in a month on Cloudflare, at list prices and without what the plan includes.
 * Rows are those that the bench counted (docs/benchmarks.md); what people do is `usual`. SMS are paid beside it. What
 * is counted, and what the greatest parts are, stands in docs/cost.md.
 */

/** List prices in dollars, as read in autumn 2026. */
export const PRICES = {
  'Worker, requests': 0.3e-6,
  'Worker, CPU (ms)': 0.02e-6,
  'objects, requests': 0.15e-6,
  'objects, GB-seconds': 12.5e-6,
  'D1, rows read': 0.001e-6,
  'D1, rows written': 1e-6,
  'D1, GB kept': 0.75,
  'R2, writes': 4.5e-6,
  'R2, reads': 0.36e-6,
  'R2, GB kept': 0.015,
  'queue, operations': 0.4e-6,
  'browser, hours': 0.09,
  mails: 0.35e-3,
} as const

type Item = keyof typeof PRICES

/** What a shop's people do in a month. */
export type Month = {
  orders: number
  devices: number
  /** Acts on an order after it was written: lines, states, payments. */
  edits: number
  /** Of an order: its photos, the PDFs that the server makes, the mails that go to its client. */
  photos: number
  pdfs: number
  mails: number
  /** Hours in which a device is open. */
  hours: number
}

export const usual: Month = {
  orders: 300,
  devices: 3,
  edits: 10,
  photos: 2,
  pdfs: 0.5,
  mails: 0.1,
  hours: 220,
}

/** Rows read and written by act. */
export type Counts = Readonly<Record<string, { read: number; written: number }>>

/** The table of rows in docs/benchmarks.md. */
export const readCounts = (text: string): Counts =>
  Object.fromEntries(
    [...text.matchAll(/^\| ([A-Za-z][^|]+?) \| ([\d,]+) \| ([\d,]+) \| [\d,]+ \| [\d,]+ \|$/gm)].map(
      ([, what = '', read = '', written = '']) => [
        what,
        { read: Number(read.replaceAll(',', '')), written: Number(written.replaceAll(',', '')) },
      ],
    ),
  )

/**
 * Bytes in D1 of an order of six rows with ten edits, and of a photo, each without its log and of it: pages of SQLite.
 * Last, the part of a log's bytes that its files in R2 have.
 */
export const KEPT_BYTES = { order: 6_400, orderLog: 9_000, photo: 1_150, photoLog: 680, packed: 0.08 }

/** Measured or assumed of one thing each. */
const EACH = {
  /** Polls of an open device in an hour (S13.2). */
  polls: 12,
  /** Worker's CPU for a request (ms), and the object's time for a push (s). */
  cpu: 4,
  /** Worker's CPU for the app's shell, or for a file that is missing (ms). */
  shellCpu: 1,
  objectSeconds: 0.05,
  objectGigabytes: 0.125,
  /** Seconds of a browser for a PDF, as if each one began cold; none stays open after it. */
  browserSeconds: 4,
  /** Milliseconds between two pings of an open socket; twenty of them count as one request of an object. */
  ping: 25_000,
  pingsOfRequest: 20,
  photoBytes: 300_000,
  /** Months of the log that are in D1 at most: once a month those of it that are older than three move to R2. */
  logMonths: 4,
  /** Changes that the log has of an order, of an act on it, and of a photo. */
  orderChanges: 6,
  editChanges: 2,
  photoChanges: 2,
  /** Acts of a message that the server sends after the one that queues it: on its way, sent. */
  messageActs: 2,
  /** Rows that its effect writes until it is gone: caused, claimed, marked as sending, done, deleted. */
  effectRows: 10,
  /** Rows that a move of the log writes for a change, and the files, lists included, for a file's most changes. */
  movedRows: 1,
  fileChanges: 5_000,
  fileWrites: 2,
  /** A message is written, read and deleted. */
  queueOperations: 3,
  /** Months after which what is kept is counted. */
  months: 12,
}

/** Hours of a browser that so many PDFs of the server take: the platform counts the prints, and nothing between them. */
export const browserHours = (pdfs: number): number => (pdfs * EACH.browserSeconds) / 3_600

/** The dollars of a month by item. */
export const costOf = (month: Month, counts: Counts): Record<Item, number> => {
  const rows = (what: string): { read: number; written: number } => {
    const found = counts[what]
    if (!found) throw new Error(`docs/benchmarks.md counts no "${what}"`)
    return found
  }
  const { orders, devices, edits, photos, pdfs, mails, hours } = month
  // A photo is two acts: the device inserts it, then the server says that the picture is there.
  const pushes = orders * (1 + edits + photos + mails)
  const acts = pushes + orders * (photos + mails * EACH.messageActs)
  // The others hear of each act by their socket, and pull it.
  const pulls = acts * (devices - 1)
  const polls = devices * hours * EACH.polls
  const pings = (devices * hours * 3_600_000) / EACH.ping / EACH.pingsOfRequest
  // Each photo is sent once, and looked at on each device.
  const requests = pushes + pulls + polls + orders * (photos * (1 + devices) + pdfs)
  const effects = orders * mails
  const changes = orders * (EACH.orderChanges + edits * EACH.editChanges + photos * EACH.photoChanges)
  const log = orders * (KEPT_BYTES.orderLog + photos * KEPT_BYTES.photoLog)
  const amounts: Record<Item, number> = {
    'Worker, requests': requests,
    'Worker, CPU (ms)': requests * EACH.cpu,
    'objects, requests': acts + effects + pings,
    'objects, GB-seconds': (acts + effects) * EACH.objectSeconds * EACH.objectGigabytes,
    'D1, rows read':
      orders * rows('order created, warm').read +
      orders * edits * rows('line edited, warm').read +
      orders * photos * (rows('photo taken').read + rows('its picture arrived').read) +
      pulls * rows('pull, k = 1').read +
      polls * rows('pull, k = 0').read +
      devices * rows('first load').read,
    'D1, rows written':
      orders * rows('order created, warm').written +
      orders * edits * rows('line edited, warm').written +
      orders * photos * (rows('photo taken').written + rows('its picture arrived').written) +
      orders * mails * (rows('SMS queued, warm').written * (1 + EACH.messageActs) + EACH.effectRows) +
      changes * EACH.movedRows,
    'D1, GB kept':
      (orders * (KEPT_BYTES.order + photos * KEPT_BYTES.photo) * EACH.months + log * EACH.logMonths) / 1e9,
    'R2, writes': orders * (photos + pdfs) + (changes / EACH.fileChanges) * EACH.fileWrites,
    'R2, reads': orders * (photos * devices + pdfs),
    'R2, GB kept':
      (orders * photos * EACH.photoBytes * EACH.months +
        log * KEPT_BYTES.packed * (EACH.months - EACH.logMonths)) /
      1e9,
    'queue, operations': effects * EACH.queueOperations,
    'browser, hours': browserHours(orders * pdfs),
    mails: orders * mails,
  }
  return Object.fromEntries(
    Object.entries(amounts).map(([item, amount]) => [item, amount * PRICES[item as Item]]),
  ) as Record<Item, number>
}

/**
 * What reaches the Worker in a month because of a shop without an account: its data stays on its device, and files are
 * served without the Worker. `links`: addresses of the app that are opened where it is not installed yet; `robots`:
 * addresses that robots try, among them those of software that is not ours. Each is answered without a database.
 */
export type FreeMonth = { links: number; robots: number }

export const usualFree: FreeMonth = { links: 30, robots: 1_000 }

export const costOfFree = ({ links, robots }: FreeMonth): Partial<Record<Item, number>> => {
  const requests = links + robots
  return {
    'Worker, requests': requests * PRICES['Worker, requests'],
    'Worker, CPU (ms)': requests * EACH.shellCpu * PRICES['Worker, CPU (ms)'],
  }
}

export const sumOf = (cost: Readonly<Record<string, number>>): number =>
  Object.values(cost).reduce((sum, one) => sum + one, 0)

if (import.meta.main) {
  const { values } = parseArgs({ options: { orders: { type: 'string' }, devices: { type: 'string' } } })
  const month = {
    ...usual,
    ...(values.orders ? { orders: Number(values.orders) } : {}),
    ...(values.devices ? { devices: Number(values.devices) } : {}),
  }
  const cost = costOf(month, readCounts(readFileSync('docs/benchmarks.md', 'utf8')))
  for (const [item, dollars] of Object.entries(cost))
    console.log(`${item.padEnd(22)} ${dollars.toFixed(4)} USD`)
  console.log(
    `${'a month'.padEnd(22)} ${sumOf(cost).toFixed(4)} USD for ${month.orders} orders on ${month.devices} devices`,
  )
  console.log(
    `${'a month'.padEnd(22)} ${sumOf(costOfFree(usualFree)).toFixed(4)} USD for a shop without an account, robots included`,
  )
}
