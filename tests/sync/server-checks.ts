import { COLLECTION_NAMES, COLLECTIONS } from '#domain/modules.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Outcome } from '#domain/sync/protocol.ts'
import { orderTotals } from '#domain/workshop/orders/totals.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { wholeLog } from './whole-log.ts'

/** Invariants of the database of one tenant. Each check returns the violations. */

type Values = Record<string, string | number | null>
type Query = <T extends object = Values>(sql: string, tenantId: string) => Promise<T[]>

export type ServerState = {
  rows: Map<string, Row>
  log: {
    rev: number
    collection: string
    row_id: string
    patch: Values
    prev: Values | null
    actId: string
  }[]
  acts: { id: string; label: string; outcome: Outcome }[]
  head: number
  /** Rev up to which tombstones may be gone (S21.3). */
  purgedBefore: number
}

export const readState = async (
  query: Query,
  { files, tenantId }: Pick<TenantDb, 'files' | 'tenantId'>,
): Promise<ServerState> => {
  const rows = new Map<string, Row>()
  for (const name of COLLECTION_NAMES) {
    for (const row of await query<Row>(`SELECT * FROM "${name}" WHERE tenant_id = ?`, tenantId)) {
      rows.set(`${name}/${row.id}`, row)
    }
  }
  const log = await wholeLog(query, files, tenantId)
  const acts = await query('SELECT * FROM acts WHERE tenant_id = ? ORDER BY committed_at, id', tenantId)
  const [tenant] = await query('SELECT head, purged_before FROM sync_tenants WHERE tenant_id = ?', tenantId)
  return {
    rows,
    head: Number(tenant?.head),
    purgedBefore: Number(tenant?.purged_before),
    log: log.map(({ rev, collection, row_id, patch, prev, act_id }) => ({
      rev: Number(rev),
      collection: String(collection),
      row_id: String(row_id),
      patch: JSON.parse(String(patch)) as Values,
      prev: prev ? (JSON.parse(String(prev)) as Values) : null,
      actId: String(act_id),
    })),
    acts: acts.map(({ id, label, outcome }) => ({
      id: String(id),
      label: String(label),
      outcome: JSON.parse(String(outcome)) as Outcome,
    })),
  }
}

export const serverFaults = (state: ServerState): string[] => [
  ...logFaults(state),
  ...foldFaults(state),
  ...orderFaults(state),
  ...invoiceFaults(state),
  ...appointmentFaults(state),
  ...recordFaults(state),
]

/** S2.1: one rev per change, no gap, no repeat; S5.5: no act changes a row twice. */
const logFaults = ({ log, head }: ServerState): string[] => {
  const faults: string[] = []
  if (!log.every(({ rev }, index) => rev === index + 1)) {
    faults.push(`the log has revs ${log.map(({ rev }) => rev).join(' ')}`)
  }
  if (log.length !== head) faults.push(`the head is ${head}, and the log has ${log.length} entries`)
  const seen = new Set<string>()
  for (const { actId, collection, row_id } of log) {
    const key = `${actId} ${collection}/${row_id}`
    if (seen.has(key)) faults.push(`an act is in the log twice: ${key}`)
    seen.add(key)
  }
  return faults
}

/** S3.1: replaying the log gives exactly the rows, and every `prev` is the earlier value. */
const foldFaults = ({ rows, log, purgedBefore }: ServerState): string[] => {
  const faults: string[] = []
  const folded = new Map<string, { rev: number; values: Values }>()
  for (const { rev, collection, row_id, patch, prev } of log) {
    const key = `${collection}/${row_id}`
    const before = folded.get(key)
    if ((prev === null) !== (before === undefined)) faults.push(`rev ${rev} of ${key}: prev is wrong`)
    for (const [name, value] of Object.entries(prev ?? {})) {
      if ((before?.values[name] ?? null) !== value)
        faults.push(`rev ${rev} of ${key}: prev of ${name} is wrong`)
    }
    folded.set(key, { rev, values: { ...before?.values, ...patch } })
  }
  for (const [key, row] of rows) {
    const fold = folded.get(key)
    if (!fold) {
      faults.push(`${key} is in no log`)
      continue
    }
    const columns = COLLECTIONS[key.slice(0, key.indexOf('/')) as keyof typeof COLLECTIONS].columns
    for (const name of ['deleted_at', ...Object.keys(columns)]) {
      if ((fold.values[name] ?? null) !== (row[name] ?? null)) {
        faults.push(`${key}: ${name} is ${row[name]}, and ${fold.values[name]} by the log`)
      }
    }
    if (row.rev !== fold.rev) faults.push(`${key} has rev ${row.rev}, and ${fold.rev} by the log`)
  }
  for (const [key, { rev, values }] of folded) {
    const isPurged = rev <= purgedBefore && (values.deleted_at ?? null) !== null
    if (!rows.has(key) && !isPurged) faults.push(`${key} is in the log and nowhere else`)
  }
  return faults
}

/** S10.1: numbers are unique and gapless, totals match the lines. */
const orderFaults = ({ rows }: ServerState): string[] => {
  const faults: string[] = []
  const numbers: number[] = []
  const lines = Map.groupBy(
    [...rows].filter(([key, row]) => key.startsWith('order_lines/') && row.deleted_at === null),
    ([, row]) => row.order_id,
  )
  for (const [key, order] of rows) {
    if (!key.startsWith('orders/')) continue
    numbers.push(Number(order.nr_comanda))
    const own = (lines.get(order.id) ?? []).map(([, row]) => row as never)
    const { total_general } = orderTotals(own, Number(order.cota_tva))
    if (total_general !== order.total_general) faults.push(`${key} sums to ${order.total_general}`)
  }
  numbers.sort((a, b) => a - b)
  if (!numbers.every((number, index) => number === index + 1)) faults.push(`numbers ${numbers.join(' ')}`)
  return faults
}

const rowsOf = ({ rows }: ServerState, collection: string): Row[] =>
  [...rows].filter(([key]) => key.startsWith(`${collection}/`)).map(([, row]) => row)

const sumOf = (rows: readonly Row[], column: string): number =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0)

/** Numbers of invoices are unique and gapless in each series, and the remaining amount follows from the rows. */
const invoiceFaults = (state: ServerState): string[] => {
  const faults: string[] = []
  const invoices = rowsOf(state, 'invoices')
  const bySeries = Map.groupBy(invoices, ({ serie_id }) => serie_id)
  const names = new Set<unknown>()
  for (const series of rowsOf(state, 'invoice_series')) {
    const first = Number(series.prim_numar)
    const own = bySeries.get(series.id) ?? []
    const numbers = own.map(({ nr_factura }) => Number(nr_factura)).sort((a, b) => a - b)
    if (!numbers.every((number, index) => number === first + index))
      faults.push(`series ${series.serie} has numbers ${numbers.join(' ')} from ${first}`)
    if (series.ultimul_numar !== first + numbers.length - 1)
      faults.push(`series ${series.serie} says ${series.ultimul_numar} after ${numbers.join(' ')}`)
    if (own.some(({ dispozitiv_id }) => dispozitiv_id !== series.dispozitiv_id))
      faults.push(`series ${series.serie} was used by another device`)
    if (names.has(series.serie)) faults.push(`the series ${series.serie} is there twice`)
    names.add(series.serie)
  }
  const lines = Map.groupBy(rowsOf(state, 'invoice_lines'), ({ invoice_id }) => invoice_id)
  const payments = Map.groupBy(rowsOf(state, 'payments'), ({ invoice_id }) => invoice_id)
  const stornos = Map.groupBy(invoices, ({ storno_of }) => storno_of)
  for (const invoice of invoices) {
    if (sumOf(lines.get(invoice.id) ?? [], 'total') !== invoice.total_linii)
      faults.push(`invoice ${invoice.id} has lines of another sum`)
    if (invoice.tip !== 'factura') continue
    const storned = -sumOf(stornos.get(invoice.id) ?? [], 'total_general')
    const rest = Number(invoice.total_general) - storned - sumOf(payments.get(invoice.id) ?? [], 'suma')
    if (rest !== invoice.rest)
      faults.push(`invoice ${invoice.id} has ${invoice.rest} left, and ${rest} by its rows`)
    if (storned > Number(invoice.total_general)) faults.push(`invoice ${invoice.id} was taken back twice`)
  }
  return faults
}

const QUARTER = 15 * 60_000
const HOLDING = new Set(['PROGRAMAT', 'CONFIRMAT', 'SOSIT'])

/** No two living appointments that hold share a cell of a lane. */
const appointmentFaults = (state: ServerState): string[] => {
  const faults: string[] = []
  const taken = new Map<string, string>()
  for (const row of rowsOf(state, 'appointments')) {
    if (row.deleted_at !== null || !HOLDING.has(String(row.status))) continue
    const cells = (Number(row.durata_minute) + Number(row.buffer_minute)) / 15
    for (const lane of [row.bay_id, row.mechanic_id])
      for (let cell = 0; lane !== null && cell < cells; cell++) {
        const key = `${lane} ${new Date(Date.parse(String(row.data_ora)) + cell * QUARTER).toISOString()}`
        const other = taken.get(key)
        if (other !== undefined) faults.push(`appointments ${other} and ${row.id} both take ${key}`)
        taken.set(key, row.id)
      }
  }
  return faults
}

/** S5.1: only what was applied is in the log. */
const recordFaults = ({ acts, log }: ServerState): string[] => {
  const faults: string[] = []
  const endings = new Map(acts.map(({ id, outcome }) => [id, outcome.status]))
  for (const id of new Set(log.map(({ actId }) => actId))) {
    if (endings.get(id) !== 'applied') faults.push(`${id} is in the log and was ${endings.get(id)}`)
  }
  return faults
}
