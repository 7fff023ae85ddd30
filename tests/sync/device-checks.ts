import { HELD_NAMES, HELD_REGISTRY } from '#domain/modules.ts'
import type { StaffActor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import { windowOf, windowStart } from '#domain/sync/registry.ts'
import { orderTotals } from '#domain/workshop/orders/totals.ts'
import type { SimulatedDevice } from './device.ts'
import { quotesPrice, withoutPrices } from './priced-columns.ts'
import type { ServerState } from './server-checks.ts'

/** Invariants of a device. Each check returns the violations. */

/** Rows of these collections are never deleted in the histories. */
const KEPT = new Set(['orders', 'vehicles'])

/** S15.1: a person sees what that person has written, as long as it is unanswered. */
const pendingFaults = async ({ db, options }: SimulatedDevice): Promise<string[]> => {
  const written = new Map<string, string | number | null>()
  const removed = new Set<string>()
  const made = new Set<string>()
  for (const { mutation, rows } of await db.outbox.orderBy('n').toArray()) {
    // A row that no screen has created is on no screen.
    if (rows.length === 0) continue
    for (const op of mutation.ops) {
      if (op.op === 'delete') removed.add(`${op.collection}/${op.id}`)
      if (op.op === 'insert' && KEPT.has(op.collection)) made.add(`${op.collection}/${op.id}`)
      // Another device may have changed what the server already has of an insert.
      const isKnown = op.op === 'insert' && (await db.anyRows(op.collection).get(op.id))?.rev !== 0
      for (const [column, value] of Object.entries(op.data ?? {})) {
        if (!isKnown) written.set(`${op.collection}/${op.id}/${column}`, value)
      }
    }
  }
  const faults: string[] = []
  for (const [key, value] of written) {
    const [collection = '', id = '', column = ''] = key.split('/')
    const row = await db.anyRows(collection).get(id)
    if (row && row[column] !== value) faults.push(`${options.name} does not show its own ${key}`)
  }
  for (const key of made) {
    const [collection = '', id = ''] = key.split('/')
    if (!(await db.anyRows(collection).get(id)))
      faults.push(`${options.name} no longer sees ${key}, which it made`)
  }
  for (const key of removed) {
    const [collection = '', id = ''] = key.split('/')
    if (await db.anyRows(collection).get(id))
      faults.push(`${options.name} shows again what it deleted: ${key}`)
  }
  return faults
}

/** S15: after a successful round, and all acts since, the totals on the screen are those of the lines on the screen. */
const screenFaults = async ({ db, options, status }: SimulatedDevice): Promise<string[]> => {
  // An interrupted round may have brought an order without its lines.
  if (status.get().lastError !== null || status.get().phase !== 'idle') return []
  const faults: string[] = []
  const lines = Map.groupBy(await db.rows('order_lines').toArray(), ({ order_id }) => order_id)
  for (const order of await db.rows('orders').toArray()) {
    const { total_general } = orderTotals(lines.get(order.id) ?? [], order.cota_tva)
    if (total_general !== order.total_general) {
      faults.push(`${options.name} showed order ${order.id} with another total than its lines`)
    }
  }
  return faults
}

/** What the person sees at one moment, also during a round. */
export const deviceFaults = (device: SimulatedDevice): Promise<string[]> =>
  device.db.transaction('r', device.db.tables, async () => [
    ...(await pendingFaults(device)),
    ...(await screenFaults(device)),
  ])

/**
 * A quiet and connected device has nothing unsent and exactly the server's living rows. Of collections that travel in
 * part it has all rows in the window, and no row that differs from the server's (S23.3).
 */
export const convergenceFaults = async (
  { db, options }: SimulatedDevice,
  actor: StaffActor,
  state: ServerState,
  now: string,
): Promise<string[]> => {
  const faults: string[] = []
  const unsent = await db.outbox.count()
  if (unsent > 0) faults.push(`${options.name} still has ${unsent} unsent`)
  const living = visibleTo(actor, state)
  const held = new Set<string>()
  for (const name of HELD_NAMES) {
    for (const row of await db.anyRows(name).toArray()) {
      held.add(`${name}/${row.id}`)
      const truth = living.get(`${name}/${row.id}`)
      if (!truth) faults.push(`${options.name} has ${name}/${row.id}, which the server has not`)
      else if (!isSame(truth, row)) {
        faults.push(`${options.name} differs in ${name}/${row.id}: ${differences(truth, row)}`)
      }
    }
  }
  for (const [key, row] of living)
    if (!held.has(key) && mustHold(key, row, now)) faults.push(`${options.name} lacks ${key}`)
  return faults
}

/** Whether a device must have a row that its person sees. */
const mustHold = (key: string, row: Row, now: string): boolean => {
  const registered = HELD_REGISTRY.get(key.slice(0, key.indexOf('/')))
  if (!registered) return false
  const window = windowOf(registered)
  return window === null || String(row[window.recent]) >= windowStart(window, now)
}

/** Collections with money, which a mechanic does not see. */
const OF_THE_DESK = /^(?:invoices|invoice_lines|invoice_series|payments|order_line_costs)\//

/** Collections that are seen with the order. */
const OF_AN_ORDER = /^(?:order_lines|photos)\//

/**
 * The living rows without other people's replaced values; for a mechanic also without the orders that have no line of
 * this mechanic, without the appointments of others and the desk's collections (S12.1), and without prices unless the shop shows them (S24).
 */
const visibleTo = ({ tenantId, userId, role }: StaffActor, { rows }: ServerState): Map<string, Row> => {
  const living = new Map([...rows].filter(([, row]) => row.deleted_at === null))
  for (const [key, row] of living) {
    if (key.startsWith('replaced_values/') && row.user_id !== userId) living.delete(key)
  }
  if (role !== 'mechanic') return living
  const own = new Set([...living.values()].filter((row) => row.user_id === userId).map(({ id }) => id))
  const mine = new Set<unknown>()
  for (const [key, row] of living) {
    if (key.startsWith('order_lines/') && own.has(String(row.mecanic_id))) mine.add(row.order_id)
  }
  for (const [key, row] of living) {
    const order = key.startsWith('orders/') ? row.id : OF_AN_ORDER.test(key) ? row.order_id : null
    const isOthers = key.startsWith('appointments/') && !own.has(String(row.mechanic_id))
    if ((order !== null && !mine.has(order)) || OF_THE_DESK.test(key) || isOthers) living.delete(key)
  }
  if (rows.get(`tenants/${tenantId}`)?.mechanics_see_prices === 1) return living
  for (const [key, row] of living) {
    const collection = key.slice(0, key.indexOf('/'))
    if (quotesPrice(collection, row)) living.delete(key)
    else living.set(key, withoutPrices(collection, row))
  }
  return living
}

const isSame = (a: Row, b: Row): boolean => {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

const differences = (truth: Row, row: Row): string =>
  [...new Set([...Object.keys(truth), ...Object.keys(row)])]
    .filter((name) => truth[name] !== row[name])
    .map((name) => `${name} is ${row[name]} for ${truth[name]}`)
    .join(', ')
