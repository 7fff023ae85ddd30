import { DAY } from '#domain/kernel/days.ts'
import 'fake-indexeddb/auto'
import { serialize } from 'node:v8'
import Dexie from 'dexie'
import { afterEach, describe, expect, test } from 'vitest'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { seeded } from '#tests/factories/random.ts'
import { anOrder } from '#tests/factories/workshop.ts'
import { localHistory } from '#web/features/history/read-history.ts'
import { writeBackup } from '../backup/write-backup.ts'
import { AppDatabase } from '../database.ts'
import { type DraftOp, mutate, type Writer } from '../mutate.ts'

/**
 * A shop whose rows were loaded, in blocks and with a record for each row: acts leave the same in both, and what they cost at
 * IndexedDB is counted in units that don't depend on the machine.
 */

const NOW = Date.UTC(2026, 10, 21, 8)
const ORDERS = 20
/** Bytes of a block of lines. */
const BLOCK = 40_000

/** `chain`: how many requests wait for each other. Bytes are those of the structured clone. */
type Cost = { requests: number; chain: number; bytesRead: number; bytesWritten: number }

const REQUESTS = [
  'get',
  'getAll',
  'getAllKeys',
  'count',
  'openCursor',
  'openKeyCursor',
  'put',
  'add',
  'delete',
]

const costOf = async (act: () => Promise<unknown>): Promise<Cost> => {
  const cost: Cost = { requests: 0, chain: 0, bytesRead: 0, bytesWritten: 0 }
  const depths = new Map<IDBTransaction | null, number>()
  const restore: (() => void)[] = []
  for (const { prototype } of [IDBObjectStore, IDBIndex])
    for (const name of REQUESTS) {
      const real = Object.getOwnPropertyDescriptor(prototype, name)?.value
      if (!real) continue
      const counted = function (this: IDBObjectStore, ...args: unknown[]) {
        const request: IDBRequest = real.apply(this, args)
        const { transaction } = request
        const depth = (depths.get(transaction) ?? 0) + 1
        cost.requests += 1
        cost.chain = Math.max(cost.chain, depth)
        if (name === 'put' || name === 'add') cost.bytesWritten += serialize(args[0]).length
        request.addEventListener('success', () => {
          depths.set(transaction, Math.max(depths.get(transaction) ?? 0, depth))
          if (name.startsWith('get')) cost.bytesRead += serialize(request.result).length
        })
        return request
      }
      Object.defineProperty(prototype, name, { configurable: true, writable: true, value: counted })
      restore.push(() =>
        Object.defineProperty(prototype, name, { configurable: true, writable: true, value: real }),
      )
    }
  try {
    await act()
  } finally {
    for (const undo of restore) undo()
  }
  return cost
}

const open: AppDatabase[] = []
afterEach(async () => {
  for (const db of open.splice(0)) await db.delete()
})

/** A shop with orders, as a first load leaves it; both forms have the same rows. */
const aShop = async (mode: Writer['mode'], rowsOfBlock?: number) => {
  const random = seeded(7)
  let time = NOW
  const later = () => ++time
  const newId = () => uuidv7(later(), random.bytes(10))
  const db = new AppDatabase(`cost-${crypto.randomUUID()}`, rowsOfBlock)
  open.push(db)
  const tenantId = newId()
  const actor = { tenantId, userId: tenantId, kind: 'staff' as const, role: 'owner' as const }
  const writer: Writer = { db, mode, actor, now: () => NOW, newId }
  const system = systemActor(actor, 'device')
  await mutate({ ...writer, mode: 'local', actor: system }, '', localShop(tenantId, 'Service'))
  const lines: string[][] = []
  for (let at = NOW - ORDERS * DAY; at < NOW; at += DAY) {
    const { ops } = anOrder(random, at, dayInRomania(at), null, 5)
    await mutate(writer, '', ops as DraftOp[])
    lines.push(ops.slice(1).map(({ id }) => id))
  }
  for (const table of db.tables) {
    const rows = await table.toArray()
    await table.clear()
    await table.bulkPut(rows)
  }
  return { db, writer, newId, later, lines, random }
}
type Opened = Awaited<ReturnType<typeof aShop>>

const edit = (opened: Opened, order: number) =>
  mutate(opened.writer, '', [
    {
      op: 'patch',
      collection: 'order_lines',
      id: opened.lines[order]?.[0] ?? '',
      data: { descriere: `Schimbat ${opened.newId()}` },
    },
  ])

const make = ({ writer, random, later }: Opened) =>
  mutate(writer, '', anOrder(random, later(), '2026-11-21', null, 3).ops as DraftOp[])

const patched = ({ writer, lines }: Opened, order: number) =>
  mutate(
    writer,
    '',
    (lines[order] ?? []).map((id) => ({
      op: 'patch' as const,
      collection: 'order_lines',
      id,
      data: { descriere: 'Alta' },
    })),
  )

const ACTS: { what: string; act: (opened: Opened) => Promise<unknown>; isSingle?: true }[] = [
  { what: 'an order made when all others were loaded', act: make },
  { what: 'another new order', act: make, isSingle: true },
  { what: 'an edit of a loaded line', act: (opened) => edit(opened, 10) },
  { what: 'an edit of the same line', act: (opened) => edit(opened, 10), isSingle: true },
  {
    what: 'a loaded line deleted',
    act: ({ writer, lines }) =>
      mutate(writer, '', [{ op: 'delete', collection: 'order_lines', id: lines[9]?.[1] ?? '' }]),
  },
  { what: 'all loaded lines of an order', act: (opened) => patched(opened, 12) },
]

/** What people have of a device: its rows, a backup, and the history of an order. */
const seenIn = async ({ db, writer, lines }: Opened) => {
  const file = await writeBackup(writer)
  const text = await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text()
  const rows: Record<string, unknown[]> = {}
  for (const { name } of db.tables) rows[name] = await db.table(name).toArray()
  const order = (await db.rows('order_lines').get(lines[10]?.[0] ?? ''))?.order_id ?? ''
  return { rows, text, history: await localHistory(db, order, 'Ana') }
}

describe.each(['synced', 'local'] as const)('in a %s shop that was loaded', (mode) => {
  test('acts leave the same rows, and cost no more trips', { timeout: 60_000 }, async () => {
    const [single, blocks] = [await aShop(mode, 0), await aShop(mode)]
    expect(await recordsOf(blocks.db)).toBeLessThan((await recordsOf(single.db)) / 8)
    for (const { what, act, isSingle } of ACTS) {
      const [without, cost] = [await costOf(() => act(single)), await costOf(() => act(blocks))]
      // Where a device keeps the log, an entry's place is looked up before it is written.
      expect(cost.chain, what).toBeLessThanOrEqual(without.chain + (mode === 'local' ? 1 : 0))
      expect(cost.requests, what).toBeLessThanOrEqual(without.requests + 4)
      // The first change of a loaded row divides its block; from then on the row is written as it is.
      expect(cost.bytesRead, what).toBeLessThan(without.bytesRead + 5 * BLOCK)
      expect(cost.bytesWritten, what).toBeLessThanOrEqual(without.bytesWritten + (isSingle ? 0 : 2 * BLOCK))
    }
    expect(await seenIn(blocks)).toEqual(await seenIn(single))
  })
})

/** The records in which IndexedDB has the lines. */
const recordsOf = async ({ name }: AppDatabase): Promise<number> => {
  const bare = await new Dexie(name).open()
  try {
    return await bare.table('order_lines').count()
  } finally {
    bare.close()
  }
}
