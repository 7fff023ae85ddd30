import type { Author } from './actor.ts'
import type { Outcome } from './protocol.ts'

/** The tenant's log (S3): what people read as history, how a conflict is found, and the fence between committers. */

export type Values = Record<string, string | number | null>

/** One change of one row. `prev` holds the values that the columns of `patch` had before; null for an insert. */
export type LogEntry = {
  rev: number
  collection: string
  rowId: string
  patch: Values
  prev: Values | null
  actId: string
  clientId: string
}

/** A log entry with who made it, as the commit looks at it. */
export type SeenEntry = LogEntry & { userId: string }

/** One mutation as the server keeps it: who, when, what it was called, and how it ended. */
export type MutationRecord = {
  id: string
  clientId: string
  hash: string
  userId: string
  author: Author
  /** The device's own clock; never used to order anything (S2). */
  at: string
  committedAt: string
  label: string
  /** Given back when the same act comes again. */
  outcome: Outcome
}

/** One act in the history of a row, the newest first: who, when, and what it changed of the row and its children. */
export type HistoryAct = {
  label: string
  /** Server time of the commit, ISO; on the free tier the device's. */
  at: string
  author: Author
  /** '' where nobody is known by name. */
  userName: string
  changes: Pick<LogEntry, 'rev' | 'collection' | 'rowId' | 'patch' | 'prev'>[]
}

type LoggedChange = Omit<LogEntry, 'clientId'> & Pick<HistoryAct, 'label' | 'at' | 'author' | 'userName'>

/** Puts the changes of one mutation together again. They come with the highest rev first. */
export const groupActs = (changes: readonly LoggedChange[]): HistoryAct[] => {
  const acts = new Map<string, HistoryAct>()
  for (const { actId, label, at, author, userName, rev, collection, rowId, patch, prev } of changes) {
    const act = acts.get(actId) ?? { label, at, author, userName, changes: [] }
    acts.set(actId, act)
    act.changes.push({ rev, collection, rowId, patch, prev })
  }
  return [...acts.values()]
}
