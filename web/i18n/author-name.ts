import type { Author } from '#domain/sync/actor.ts'
import { m } from './messages.ts'

/** The name of the author where the kind of actor tells more than a user's name; '' for people of the shop. */
export const authorName = ({ kind, source }: Author): string => {
  const { authors } = m.history
  if (kind === 'staff') return ''
  if (kind === 'operator') return authors.operator(source)
  // A newer server may know sources that this app does not.
  const known: Partial<Record<string, string>> = authors[kind]
  return known[source] ?? authors[`some ${kind}`]
}
