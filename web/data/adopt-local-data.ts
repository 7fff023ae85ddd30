import Dexie from 'dexie'
import { COLLECTIONS, type CollectionName, type Rows } from '#domain/modules.ts'
import { columnNames, SYSTEM_COLUMNS } from '#domain/sync/collection.ts'
import { isSeedId } from '#domain/workshop/catalog/seeds.ts'
import { AppDatabase, getMeta } from './database.ts'
import { type DraftOp, mutate, type Writer } from './mutate.ts'

/**
 * Registering takes the free tier's data along: every row becomes a mutation of the account's database, and the outbox
 * brings it to the server. A row that is there already is skipped, so it may break off anywhere and be run again. The free
 * tier's rows are removed only when all of them have arrived.
 */
export const adoptLocalData = async (writer: Writer, localName: string, label: string): Promise<void> => {
  // Without the first load the links of the rows have nothing to point to.
  if (!(await getMeta(writer.db, 'cursor')) || !(await Dexie.exists(localName))) return
  const local = new AppDatabase(localName)
  await local.open()
  try {
    if ((await local.rows('orders').count()) + (await local.rows('vehicles').count()) === 0) return
    for (const name of BEFORE_ORDERS) await adoptRows(writer, local, name, label)
    const orders = await local.rows('orders').toArray()
    for (const order of orders.sort((a, b) => (a.nr_comanda ?? 0) - (b.nr_comanda ?? 0))) {
      await adoptOrder(writer, local, order, label)
    }
    await adoptRows(writer, local, 'appointments', label)
    await local.delete()
  } finally {
    local.close()
  }
}

/** Parents first. */
const BEFORE_ORDERS: readonly CollectionName[] = [
  'catalog_marci',
  'catalog_modele',
  'catalog_ansamble',
  'catalog_norme',
  'catalog_preturi',
  'catalog_tipuri_deviz',
  'catalog_tipuri_motoare',
  'mecanici',
  'vehicles',
]

const ROWS_PER_ACT = 200

const adoptRows = async (
  writer: Writer,
  local: AppDatabase,
  name: CollectionName,
  label: string,
): Promise<void> => {
  const rows = await local.anyRows(name).toArray()
  const present = await writer.db.anyRows(name).bulkGet(rows.map((row) => row.id))
  const drafts: DraftOp[] = []
  for (const [index, row] of rows.entries()) {
    const there = present[index]
    const data = ownValues(name, row)
    if (!there) drafts.push({ op: 'insert', collection: name, id: row.id, data })
    else if (isSeedId(row.id) && (await wasChangedHere(local, row.id))) {
      const changed = Object.fromEntries(Object.entries(data).filter(([key, value]) => there[key] !== value))
      if (Object.keys(changed).length > 0)
        drafts.push({ op: 'patch', collection: name, id: row.id, data: changed })
    }
  }
  for (let from = 0; from < drafts.length; from += ROWS_PER_ACT) {
    await mutate(writer, label, drafts.slice(from, from + ROWS_PER_ACT))
  }
}

/** A catalogue row that came with the app is in every shop; only one that was changed here has something to say. */
const wasChangedHere = async (local: AppDatabase, id: string): Promise<boolean> =>
  (await local.log.where('[rowId+rev]').between([id, Dexie.minKey], [id, Dexie.maxKey]).count()) > 1

/** An order goes through its workflow again: made as DRAFT with its lines, then brought to its state. */
const adoptOrder = async (
  writer: Writer,
  local: AppDatabase,
  order: Rows['orders'],
  label: string,
): Promise<void> => {
  if (await writer.db.rows('orders').get(order.id)) return
  const lines = await local.rows('order_lines').where('order_id').equals(order.id).toArray()
  const { status, ...data } = ownValues('orders', order)
  await mutate(writer, label, [
    { op: 'insert', collection: 'orders', id: order.id, data },
    ...lines.map(
      (line): DraftOp => ({
        op: 'insert',
        collection: 'order_lines',
        id: line.id,
        data: ownValues('order_lines', line),
      }),
    ),
    ...(status && status !== 'DRAFT'
      ? [{ op: 'patch', collection: 'orders', id: order.id, data: { status } } satisfies DraftOp]
      : []),
  ])
}

const SYSTEM = new Set<string>(SYSTEM_COLUMNS)

/** The values of a row that a client may write. */
const ownValues = (name: CollectionName, row: object): Record<string, string | number | null> => {
  const collection = COLLECTIONS[name]
  const columns: Record<string, { write: string }> = collection.columns
  const values = row as Record<string, string | number | null>
  return Object.fromEntries(
    columnNames(collection)
      .filter((column) => !SYSTEM.has(column) && columns[column]?.write !== 'derived')
      .map((column) => [column, values[column] ?? null]),
  )
}
