import * as v from 'valibot'
import { NOTIFICATION_KINDS } from '#domain/modules.ts'
import type { Notification, NotificationLanguage } from '../schema.ts'
import { EN } from './en.ts'
import { RO } from './ro.ts'
import type { NotificationText } from './text.ts'

const TEXTS = { ro: RO, en: EN } as const

/** A notification in words; null for a kind that this version does not know, or whose parameters it can't read. */
export const textOf = (
  { kind, params }: Pick<Notification, 'kind' | 'params'>,
  language: NotificationLanguage,
): NotificationText | null => {
  const known = NOTIFICATION_KINDS.find(({ id }) => id === kind)
  if (!known) return null
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), known.schema), params)
  if (!parsed.success) return null
  // The schema of a kind gives what its sentences take; the types can't follow a kind found by its id.
  const write = TEXTS[language][known.id] as (params: unknown) => NotificationText
  return write(parsed.output)
}
