import { COLLECTION_NAMES, COLLECTIONS } from '#domain/modules.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { MutationResult } from '#domain/sync/protocol.ts'
import { orderTotals } from '#domain/workshop/orders/totals.ts'

/** What must hold in the database of one tenant, whatever happened. Each check returns what does not hold. */

type Values = Record<string, string | number | null>
type Query = <T extends object = Values>(sql: string, tenantId: string) => Promise<T[]>

export type ServerState = {
  rows: Map<string, Row>
  log: { rev: number; collection: string; row_id: string; patch: Values; prev: Values | null; mark: string }[]
  mutations: { client_id: string; seq: number; label: string; result: MutationResult }[]
}

export const readState = async (query: Query, tenantId: string): Promise<ServerState> => {
  const rows = new Map<string, Row>()
  for (const name of COLLECTION_NAMES) {
    for (const row of await query<Row>(`SELECT * FROM "${name}" WHERE tenant_id = ?`, tenantId)) {
      rows.set(`${name}/${row.id}`, row)
    }
  }
  const log = await query('SELECT * FROM changes WHERE tenant_id = ? ORDER BY rev', tenantId)
  const mutations = await query('SELECT * FROM mutations WHERE tenant_id = ? ORDER BY rowid', tenantId)
  return {
    rows,
    log: log.map(({ rev, collection, row_id, patch, prev, client_id, seq }) => ({
      rev: Number(rev),
      collection: String(collection),
      row_id: String(row_id),
      patch: JSON.parse(String(patch)) as Values,
      prev: prev ? (JSON.parse(String(prev)) as Values) : null,
      mark: `${client_id}/${seq}`,
    })),
    mutations: mutations.map(({ client_id, seq, label, result }) => ({
      client_id: String(client_id),
      seq: Number(seq),
      label: String(label),
      result: JSON.parse(String(result)) as MutationResult,
    })),
  }
}

export const serverFaults = (state: ServerState): string[] => [
  ...logFaults(state),
  ...foldFaults(state),
  ...orderFaults(state),
  ...recordFaults(state),
]

/** S2: one rev a change, no gap, no repeat; S5: no mutation changes a row twice. */
const logFaults = ({ log }: ServerState): string[] => {
  const faults: string[] = []
  if (!log.every(({ rev }, index) => rev === index + 1)) {
    faults.push(`the log has revs ${log.map(({ rev }) => rev).join(' ')}`)
  }
  const seen = new Set<string>()
  for (const { mark, collection, row_id } of log) {
    const key = `${mark} ${collection}/${row_id}`
    if (seen.has(key)) faults.push(`a mutation is in the log twice: ${key}`)
    seen.add(key)
  }
  return faults
}

/** S3: the log from its first entry on gives exactly the rows, and every `prev` is what was there. */
const foldFaults = ({ rows, log }: ServerState): string[] => {
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
  for (const key of folded.keys()) if (!rows.has(key)) faults.push(`${key} is in the log and nowhere else`)
  return faults
}

/** S10: numbers unique and gapless, totals what the lines say. */
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

/** S5: every client's numbers go from 1 on without a gap, and only what was applied is in the log. */
const recordFaults = ({ mutations, log }: ServerState): string[] => {
  const faults: string[] = []
  const marks = new Map(mutations.map((one) => [`${one.client_id}/${one.seq}`, one.result.status]))
  const clients = Map.groupBy(mutations, ({ client_id }) => client_id)
  for (const [clientId, own] of clients) {
    const seqs = own.map(({ seq }) => seq).sort((a, b) => a - b)
    if (!seqs.every((seq, index) => seq === index + 1))
      faults.push(`${clientId} has numbers ${seqs.join(' ')}`)
  }
  for (const mark of new Set(log.map((entry) => entry.mark))) {
    if (marks.get(mark) !== 'applied') faults.push(`${mark} is in the log and was ${marks.get(mark)}`)
  }
  return faults
}
