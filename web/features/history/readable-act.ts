import { COLLECTIONS, type CollectionName, isKnownCollection } from '#domain/modules.ts'
import { fold } from '#domain/romania/search.ts'
import type { Column } from '#domain/sync/columns.ts'
import type { HistoryAct, Values } from '#domain/sync/log.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { m } from '#web/i18n/messages.ts'
import { columnLabel } from '#web/wording/column-label.ts'
import { writtenValue } from '#web/wording/readable.ts'
import { contentBefore } from './content.ts'

/** What restores something: an old value into its row, or a deleted row as a new one with the same content. */
export type Restore = { label: string; collection: CollectionName; rowId: string } & (
  | { kind: 'value'; data: Values }
  | { kind: 'row'; rev: number }
)

/** One change of one column as text; `restore` where it can be undone. */
export type ReadableChange = { key: string; text: string; restore: Restore | null }

type Change = HistoryAct['changes'][number]

const columnsOf = (collection: CollectionName): Readonly<Record<string, Column>> =>
  COLLECTIONS[collection].columns

/** Rows that people alone can create again, with nothing that depends on them. */
const REMADE: ReadonlySet<string> = new Set<CollectionName>(['order_lines'])

/** What an act did, as text; `acts` are all that were read. Derived values follow from the others and are left out. */
export const readableAct = async (
  db: AppDatabase,
  act: HistoryAct,
  acts: readonly HistoryAct[],
): Promise<ReadableChange[]> => {
  const found: ReadableChange[] = []
  for (const change of act.changes) {
    const { collection, rowId, patch, prev, rev } = change
    if (!isKnownCollection(collection)) continue
    const row = await db.anyRows(collection).get(rowId)
    const before = contentBefore(acts, COLLECTIONS[collection], rowId, rev)
    const name =
      String(patch.descriere ?? row?.descriere ?? before?.descriere ?? '') || m.sync.collections[collection]
    if (prev === null) found.push({ key: `${rev}`, text: m.history.made(name), restore: null })
    else if (patch.deleted_at) {
      const isOffered = REMADE.has(collection) && !row && !(await isBack(db, collection, before, act.at))
      found.push({
        key: `${rev}`,
        text: m.history.removed(name),
        restore: isOffered
          ? { kind: 'row', label: m.history.restoreRow(name), collection, rowId, rev }
          : null,
      })
    } else found.push(...(await changedColumns(db, collection, change, name, row)))
  }
  return found
}

/** Whether a row with this content was created since: somebody has restored it already. */
const isBack = async (
  db: AppDatabase,
  collection: CollectionName,
  content: Values | null,
  since: string,
): Promise<boolean> => {
  const [parent] = COLLECTIONS[collection].parents
  const under = parent && content?.[parent]
  if (!under) return false
  const siblings = await db.anyRows(collection).where(parent).equals(under).toArray()
  return siblings.some(
    (row) => row.created_at >= since && Object.entries(content).every(([name, value]) => row[name] === value),
  )
}

export const isEmpty = (value: unknown): boolean => value === null || value === ''

/** An empty old value means filled in, an empty new value means cleared: no text says „din nimic”. */
export const changeInWords = (what: string, from: string, to: string): string =>
  from === ''
    ? m.history.filled(what, to)
    : to === ''
      ? m.history.emptied(what, from)
      : m.history.changed(what, from, to)

const changedColumns = async (
  db: AppDatabase,
  collection: CollectionName,
  { rev, rowId, patch, prev }: Change,
  name: string,
  row: Values | undefined,
): Promise<ReadableChange[]> => {
  const columns = columnsOf(collection)
  const found: ReadableChange[] = []
  for (const [column, value] of Object.entries(patch)) {
    const label = columnLabel(collection, column)
    if (label === null) continue
    const old = prev?.[column] ?? null
    const from = isEmpty(old) ? '' : await writtenValue(db, collection, column, old)
    const to = isEmpty(value) ? '' : await writtenValue(db, collection, column, value)
    const mayRestore =
      columns[column]?.write === 'client' && column !== 'status' && row && row[column] !== old
    found.push({
      key: `${rev}/${column}`,
      text: changeInWords(
        collection === 'orders' || fold(name) === fold(label) ? label : `${name}, ${label}`,
        from,
        to,
      ),
      restore: mayRestore
        ? {
            kind: 'value',
            label: from === '' ? m.history.restoreEmpty(label) : m.history.restoreColumn(label, from),
            collection,
            rowId,
            data: { [column]: old },
          }
        : null,
    })
  }
  return found
}
