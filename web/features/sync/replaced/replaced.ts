import { isKnownCollection } from '#domain/modules.ts'
import { type ReplacedValue, replacedValues } from '#domain/sync/replaced-values.ts'
import { type AppDatabase, getMeta } from '#web/data/database.ts'
import { type DraftOp, mutate, type Writer } from '#web/data/mutate.ts'
import { pageOf, type RowPage } from '#web/features/sync/page-of.ts'
import { authorName } from '#web/i18n/author-name.ts'
import { m } from '#web/i18n/messages.ts'
import { columnLabel } from '#web/wording/column-label.ts'
import { nameOf, writtenValue } from '#web/wording/readable.ts'

/** Values of this person that somebody else has replaced (S7): what they were, what is there now, and the way back. */

type Value = string | number | null

export type ReplacedView = {
  entry: ReplacedValue
  /** The column, by the name that a person knows. */
  label: string
  /** Its row: `comandă nr. 12 · CT 12 ABC`. */
  what: string
  page: RowPage | null
  /** In words: what he had written, and what is there now. */
  lost: string
  now: string
  /** Who has written that, '' where it was he himself, elsewhere. */
  by: string
  /** What belongs to it, to find it on a page. */
  orderId: string | null
}

/** `moot` are those with nothing to say: the row is gone, or the value is back. They go with the next decision. */
export type ReplacedNews = { views: ReplacedView[]; moot: ReplacedValue[] }

/** What waits for this person's decision, the newest first. */
export const readReplaced = async (db: AppDatabase, userId: string): Promise<ReplacedNews> => {
  const here = await getMeta<string>(db, 'clientId')
  const views: ReplacedView[] = []
  const moot: ReplacedValue[] = []
  for (const entry of await db.rows('replaced_values').reverse().sortBy('created_at')) {
    // On the device that has replaced it, it was said at once.
    if (entry.user_id !== userId || entry.by_client_id === here) continue
    const view = await viewOf(db, entry, userId)
    if (view) views.push(view)
    else moot.push(entry)
  }
  return { views, moot }
}

const viewOf = async (
  db: AppDatabase,
  entry: ReplacedValue,
  userId: string,
): Promise<ReplacedView | null> => {
  const { row_collection: collection, row_id: id, row_column: column } = entry
  const label = columnLabel(collection, column)
  if (label === null || !isKnownCollection(collection)) return null
  const row = await db.anyRows(collection).get(id)
  const lost = JSON.parse(entry.lost) as Value
  if (!row || row[column] === lost) return null
  const name = nameOf(collection, row)
  const ops = [{ op: 'patch' as const, collection, id, data: {}, base: 0 }]
  return {
    entry,
    label,
    what: [m.sync.collections[collection], name].filter(Boolean).join(' '),
    page: await pageOf(db, { ops }),
    lost: await writtenValue(db, collection, column, lost),
    now: await writtenValue(db, collection, column, row[column] ?? null),
    by:
      entry.by_user_id === userId
        ? ''
        : entry.by_name ||
          authorName({ kind: entry.by_kind, source: entry.by_source }) ||
          m.sync.replaced.somebody,
    orderId: collection === 'orders' ? id : typeof row.order_id === 'string' ? row.order_id : null,
  }
}

const drops = (entries: readonly ReplacedValue[]): DraftOp[] =>
  entries.map(({ id }) => ({ op: 'delete', collection: replacedValues.name, id }))

/** „Pune înapoi”: the value is written again and its news goes, in one act. @throws AppError where the rules refuse it. */
export const putBack = (writer: Writer, { entry, label }: ReplacedView, moot: readonly ReplacedValue[]) => {
  const { row_collection: collection, row_id: id, row_column: column, lost } = entry
  return mutate(writer, m.sync.replaced.putBackAct(label), [
    { op: 'patch', collection, id, data: { [column]: JSON.parse(lost) as Value } },
    ...drops([entry, ...moot]),
  ])
}

/** „Las așa”. */
export const letBe = (writer: Writer, { entry, label }: ReplacedView, moot: readonly ReplacedValue[]) =>
  mutate(writer, m.sync.replaced.letBeAct(label), drops([entry, ...moot]))
