import * as v from 'valibot'
import type { LineKind } from '#domain/workshop/orders/schema.ts'
import type { Values } from '#web/features/orders/editor/edits.ts'
import { keepText, keptText } from '#web/ui/kept-text.ts'

/**
 * The line that is being typed, stored at each key: a page may close before its act is on the disk. It has the id that
 * its row will have, so a line that was written in the end is not written twice.
 */
export type EntryDraft = { id: string; values: Values }

const schema = v.object({
  id: v.string(),
  values: v.record(v.string(), v.union([v.string(), v.number(), v.null()])),
})

const nameOf = (orderId: string, kind: LineKind): string => `entry.${orderId}.${kind}`

export const readEntry = (orderId: string, kind: LineKind): EntryDraft | null => {
  const kept = keptText(nameOf(orderId, kind))
  if (kept === null) return null
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), kept)
  return parsed.success ? parsed.output : null
}

export const keepEntry = (orderId: string, kind: LineKind, draft: EntryDraft): void =>
  keepText(nameOf(orderId, kind), JSON.stringify(draft))

/** The line was written, or nothing is typed any more; a different line that is being typed in the meantime stays. */
export const dropEntry = (orderId: string, kind: LineKind, id: string): void => {
  if (readEntry(orderId, kind)?.id === id) keepText(nameOf(orderId, kind), null)
}
