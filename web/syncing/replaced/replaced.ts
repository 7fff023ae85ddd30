import { isKnownCollection } from '#domain/modules.ts'
import { type ReplacedValue, replacedValues } from '#domain/sync/replaced-values.ts'
import { type AppDatabase, getMeta } from '#web/data/database.ts'
import { type DraftOp, mutate, type Writer } from '#web/data/mutate.ts'
import { authorName } from '#web/i18n/author-name.ts'
import { m } from '#web/i18n/messages.ts'
import { pageOf, type RowPage } from '#web/syncing/page-of.ts'
import { columnLabel } from '#web/wording/column-label.ts'
import { nameOf, writtenValue } from '#web/wording/readable.ts'

/**
 * Values of this person that another person has replaced (S7.3): the old value, the current one, and acts to decide.
 */

type Value = string | number | null

export type ReplacedView = {
  entry: ReplacedValue
  /** The label of the column. */
  label: string
  /** The name of its row: `comandă nr. 12 · CT 12 ABC`. */
  what: string
  page: RowPage | null
  /** As text: what this person had written, and the current value. */
  lost: string
  now: string
  /** Who has written the current value; '' where it was the same person on another device. */
  by: string
  /** The order or the car that it belongs to, to find it on a page. */
  orderId: string | null
}

/**
 * `moot` are those without a decision to make: the row is gone, or the value is back. The next decision removes them.
 */
export type ReplacedNews = { views: ReplacedView[]; moot: ReplacedValue[] }

/** The replaced values that wait for this person's decision, newest first. */
export const readReplaced = async (db: AppDatabase, userId: string): Promise<ReplacedNews> => {
  const here = await getMeta<string>(db, 'clientId')
  const views: ReplacedView[] = []
  const moot: ReplacedValue[] = []
  for (const entry of await db.rows('replaced_values').reverse().sortBy('created_at')) {
    // The device that replaced it reported it at once.
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

/**
 * „Pune înapoi”: writes the value again and removes the entry, in one act. @throws AppError where the rules refuse it
 */
export const putBack = (writer: Writer, { entry, label }: ReplacedView, moot: readonly ReplacedValue[]) => {
  const { row_collection: collection, row_id: id, row_column: column, lost } = entry
  return mutate(writer, m.sync.replaced.putBackAct(label), [
    { op: 'patch', collection, id, data: { [column]: JSON.parse(lost) as Value } },
    ...drops([entry, ...moot]),
  ])
}

/** „Las așa”: removes the entry. */
export const letBe = (writer: Writer, { entry, label }: ReplacedView, moot: readonly ReplacedValue[]) =>
  mutate(writer, m.sync.replaced.letBeAct(label), drops([entry, ...moot]))
