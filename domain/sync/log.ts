import type { Author } from './actor.ts'
import type { Outcome } from './protocol.ts'

/** The tenant's log (S3): the history for people, the search for conflicts, and the fence between committers. */

export type Values = Record<string, string | number | null>

/**
 * One change of one row. `prev` holds the previous values of the columns in `patch`, null for an insert; `before` is the
 * rev of the row's change before, 0 for its first.
 */
export type LogEntry = {
  rev: number
  before: number
  collection: string
  rowId: string
  patch: Values
  prev: Values | null
  actId: string
  clientId: string
}

/** A log entry with its user, as the commit reads it. */
export type SeenEntry = Omit<LogEntry, 'before'> & { userId: string }

/** One mutation as the server stores it: who, when, its label, and its outcome. */
export type MutationRecord = {
  id: string
  clientId: string
  hash: string
  userId: string
  author: Author
  /** The device's own clock; it orders nothing (S2.2). */
  at: string
  committedAt: string
  label: string
  /** The answer when the same act comes again (S5.2). */
  outcome: Outcome
}

/** One act in the history of a row: who, when, and what it changed in the row and its children. */
export type HistoryAct = {
  label: string
  /** Server time of the commit, ISO; on the free tier the time of the device. */
  at: string
  author: Author
  /** '' for a user without a name. */
  userName: string
  changes: Pick<LogEntry, 'rev' | 'collection' | 'rowId' | 'patch' | 'prev'>[]
}

/** An act in the log of the whole shop: also from which device, and where that was last; '' where unknown. */
export type AuditAct = HistoryAct & { device: string; place: string }

type LoggedChange = Omit<LogEntry, 'clientId' | 'before'> &
  Pick<HistoryAct, 'label' | 'at' | 'author' | 'userName'>

/** Groups changes by mutation. They come with the highest rev first. */
export const groupActs = (changes: readonly LoggedChange[]): HistoryAct[] => {
  const acts = new Map<string, HistoryAct>()
  for (const { actId, label, at, author, userName, rev, collection, rowId, patch, prev } of changes) {
    const act = acts.get(actId) ?? { label, at, author, userName, changes: [] }
    acts.set(actId, act)
    act.changes.push({ rev, collection, rowId, patch, prev })
  }
  return [...acts.values()]
}
