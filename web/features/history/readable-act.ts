import { COLLECTIONS, type CollectionName } from '#domain/modules.ts'
import type { Column } from '#domain/sync/columns.ts'
import type { HistoryAct } from '#domain/sync/log.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { columnLabel, writtenValue } from '#web/features/sync/readable.ts'
import { m } from '#web/i18n/messages.ts'

/** One change of one column in words; `restore` is what puts the old value back, where that can be done. */
export type ReadableChange = {
  key: string
  text: string
  restore: {
    label: string
    collection: string
    id: string
    data: Record<string, string | number | null>
  } | null
}

const isCollection = (name: string): name is CollectionName => Object.hasOwn(COLLECTIONS, name)

/** What an act did, in words. Derived values follow from the others and are left out. */
export const readableAct = async (db: AppDatabase, act: HistoryAct): Promise<ReadableChange[]> => {
  const found: ReadableChange[] = []
  for (const change of act.changes) {
    const { collection, rowId, patch, prev } = change
    if (!isCollection(collection)) continue
    const row = await db.anyRows(collection).get(rowId)
    const name = String(patch.descriere ?? row?.descriere ?? '') || (m.sync.collections[collection] ?? '')
    if (prev === null || patch.deleted_at) {
      const text = prev === null ? m.history.made(name) : m.history.removed(name)
      found.push({ key: `${change.rev}`, text, restore: null })
      continue
    }
    const columns: Record<string, Column> = COLLECTIONS[collection].columns
    for (const [column, value] of Object.entries(patch)) {
      const label = columnLabel(column)
      if (label === null || columns[column]?.write === 'derived') continue
      const old = prev[column] ?? null
      const from = await writtenValue(db, collection, column, old)
      const to = await writtenValue(db, collection, column, value)
      const mayRestore =
        columns[column]?.write === 'client' && column !== 'status' && row && row[column] !== old
      found.push({
        key: `${change.rev}/${column}`,
        text: m.history.changed(collection === 'orders' ? label : `${name}, ${label}`, from, to),
        restore: mayRestore
          ? { label: m.history.restoreColumn(label, from), collection, id: rowId, data: { [column]: old } }
          : null,
      })
    }
  }
  return found
}
