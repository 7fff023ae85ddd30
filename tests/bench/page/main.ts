import { HELD_NAMES } from '#domain/modules.ts'
import type { Row } from '#domain/sync/collection.ts'
import { account } from '#web/data/account.ts'
import { callBy } from '#web/data/call-by.ts'
import { AppDatabase } from '#web/data/database.ts'
import { login } from '#web/data/log-in.ts'
import { openData } from '#web/data/open-data.ts'
import { firstLoad } from '#web/data/sync/first-load.ts'
import { httpTransport, type Transport } from '#web/data/sync/transport.ts'
import { acts } from './acts.ts'
import { copyWeek, drawWeek, fillLocalCalendar, makeWeek, takeWeek } from './local-calendar.ts'
import { fillLocalShop } from './local-shop.ts'
import { pdf } from './pdf.ts'
import { restore } from './restore.ts'

/** The functions that the bench calls in the browser; the code under test is the product's own. */

export type Measured = { rows: number; ms: number }
export type Loaded = Measured & {
  /** Bytes of the answer's body: compressed, as it travelled, and unpacked. */
  wireBytes: number
  bodyBytes: number
}

const DATABASE = 'bench'
const SINGLE = 'bench-single'

const transportOf = (token: string): Transport =>
  httpTransport(
    callBy((path, init) =>
      fetch(path, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } }),
    ),
  )

const fresh = async (): Promise<AppDatabase> => {
  await AppDatabase.delete(DATABASE)
  const db = new AppDatabase(DATABASE)
  await db.open()
  return db
}

/** The first load of a new device, into an empty database. */
const load = async (token: string): Promise<Loaded> => {
  const db = await fresh()
  performance.clearResourceTimings()
  const actor = { tenantId: '', userId: '', kind: 'staff' as const, role: 'owner' as const }
  const start = performance.now()
  let rows = 0
  await firstLoad(
    db,
    transportOf(token),
    () => ({ actor, now: new Date().toISOString(), leader: null }),
    ({ done }) => {
      rows = done
    },
  )
  const ms = performance.now() - start
  db.close()
  const timing = performance
    .getEntriesByType('resource')
    .find((entry) => entry.name.includes('/api/sync/full')) as PerformanceResourceTiming | undefined
  return { rows, ms, wireBytes: timing?.encodedBodySize ?? 0, bodyBytes: timing?.decodedBodySize ?? 0 }
}

/** The same stream, read and parsed but not stored. */
const receive = async (token: string): Promise<Measured> => {
  const start = performance.now()
  let rows = 0
  for await (const line of transportOf(token).full(null)) if (line.type === 'chunk') rows += line.rows.length
  return { rows, ms: performance.now() - start }
}

/** The rows of the last load, written from memory by one `bulkPut` per table, each as a record of its own. */
const put = async (): Promise<Measured> => {
  const loaded = new AppDatabase(DATABASE)
  const tables: [string, Row[]][] = []
  for (const name of HELD_NAMES) tables.push([name, await loaded.anyRows(name).toArray()])
  loaded.close()
  await AppDatabase.delete(SINGLE)
  const single = new AppDatabase(SINGLE, 0)
  await single.open()
  const start = performance.now()
  for (const [name, rows] of tables) await single.anyRows(name).bulkPut(rows)
  const ms = performance.now() - start
  await single.delete()
  return { rows: tables.reduce((sum, [, rows]) => sum + rows.length, 0), ms }
}

/** Logs in on this device and lets the product sync until it is idle. Returns the number of orders then. */
const settleIn = async (email: string, password: string): Promise<number> => {
  await login({ email, password })
  const data = await openData(account.get(), { localShopName: '', opened: '', adopted: '' })
  await new Promise<void>((resolve) => {
    const look = () => data.status.get().lastSyncAt !== null && resolve()
    data.status.subscribe(look)
    look()
  })
  const orders = await data.db.rows('orders').count()
  data.close()
  return orders
}

export const bench = {
  acts,
  pdf,
  load,
  receive,
  put,
  restore,
  settleIn,
  fillLocalShop,
  fillLocalCalendar,
  makeWeek,
  drawWeek,
  takeWeek,
  copyWeek,
}
declare global {
  interface Window {
    bench: typeof bench
  }
}
window.bench = bench
