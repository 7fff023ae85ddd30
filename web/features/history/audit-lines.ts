import { isKnownCollection } from '#domain/modules.ts'
import { fold } from '#domain/romania/search.ts'
import type { AuditAct, HistoryAct } from '#domain/sync/log.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { authorName } from '#web/i18n/author-name.ts'
import { formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { columnLabel } from '#web/wording/column-label.ts'
import { nameOf, writtenValue } from '#web/wording/readable.ts'
import { changeInWords, isEmpty } from './readable-act.ts'

type Change = HistoryAct['changes'][number]

/** A line about one change. */
export type AuditLine = { key: string; text: string }

/** What an act did, a line for each column that people see: old → new. Derived values without a label are left out. */
export const auditLines = async (db: AppDatabase, act: AuditAct): Promise<AuditLine[]> =>
  (await Promise.all(act.changes.map((change) => linesOf(db, change)))).flat()

const linesOf = async (
  db: AppDatabase,
  { rev, collection, rowId, patch, prev }: Change,
): Promise<AuditLine[]> => {
  if (!isKnownCollection(collection)) return []
  // Devices lack the rows of some collections, and have no table for others.
  const row = db.tables.some(({ name }) => name === collection)
    ? await db.anyRows(collection).get(rowId)
    : undefined
  const kind = m.sync.collections[collection]
  const name = nameOf(collection, { ...(row ?? {}), ...patch }) || (await lineOf(db, collection, rowId))
  const what = name === '' ? kind : `${kind} ${name}`
  if (patch.deleted_at) return [{ key: `${rev}`, text: m.history.removed(what) }]
  const lines: AuditLine[] = []
  for (const [column, value] of Object.entries(patch)) {
    const label = columnLabel(collection, column)
    const old = prev?.[column] ?? null
    if (label === null || (isEmpty(value) && isEmpty(old))) continue
    const [from, to] = await Promise.all(
      [old, value].map((one) => (isEmpty(one) ? '' : writtenValue(db, collection, column, one))),
    )
    const change = changeInWords(label, from ?? '', to ?? '')
    // A row may be called like its only column.
    lines.push({ key: `${rev}/${column}`, text: isSame(what, label) ? change : `${what}, ${change}` })
  }
  return prev === null ? [{ key: `${rev}`, text: m.history.made(what) }, ...lines] : lines
}

const isSame = (what: string, label: string): boolean => fold(what) === fold(label)

/** The line of an order beside which a row stands, under the same id. */
const lineOf = async (db: AppDatabase, collection: string, rowId: string): Promise<string> => {
  if (collection !== 'order_line_costs') return ''
  return String((await db.anyRows('order_lines').get(rowId))?.descriere ?? '')
}

/** Who did an act, when, and from where. */
export const auditFacts = (act: AuditAct): string[] =>
  [
    act.userName,
    act.label === '' ? '' : authorName(act.author),
    formatInstant(act.at),
    act.device,
    act.place,
  ].filter(Boolean)

/** The title of an act. */
export const auditTitle = (act: AuditAct): string =>
  act.label || authorName(act.author) || m.history.unlabelled
