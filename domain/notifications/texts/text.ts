import type * as v from 'valibot'
import type { NotificationKindOf } from '#domain/modules.ts'

/** A notification in words: the first line names the thing, the second what happened. */
export type NotificationText = { title: string; body: string }

/** The sentences of every kind, from its own parameters: a kind without them does not compile. */
export type NotificationTexts = {
  readonly [K in NotificationKindOf as K['id']]: (params: v.InferOutput<K['schema']>) => NotificationText
}
