import { COLLECTIONS, type CollectionName } from '#domain/modules.ts'
import type { AppDatabase } from '#web/data/database.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import type { Catalogue } from './catalogues.ts'
import type { Entry, Value } from './values.ts'

const gone = (collection: CollectionName, { id }: Entry): DraftOp => ({ op: 'delete', collection, id })

const back = (
  collection: CollectionName,
  id: string,
  row: Entry,
  data: Record<string, Value> = {},
): DraftOp => {
  const content = Object.keys(COLLECTIONS[collection].columns).map((column) => [column, row[column] ?? null])
  return { op: 'insert', collection, id, data: { ...Object.fromEntries(content), ...data } }
}

/**
 * The ops that delete an entry with its parts, and those that bring it back. It comes back as new rows, because a
 * deleted row stays deleted.
 */
export const goneAndBack = async (
  db: AppDatabase,
  { collection, parts }: Catalogue,
  entry: Entry,
): Promise<{ gone: DraftOp[]; back: DraftOp[] }> => {
  const own = parts ? await db.anyRows(parts.collection).where(parts.parent).equals(entry.id).toArray() : []
  const id = newId()
  return {
    gone: [...own.flatMap((row) => (parts ? gone(parts.collection, row) : [])), gone(collection, entry)],
    back: [
      back(collection, id, entry),
      ...own.flatMap((row) => (parts ? back(parts.collection, newId(), row, { [parts.parent]: id }) : [])),
    ],
  }
}
