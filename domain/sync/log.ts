/** The tenant's log (S3): what people read as history, how a conflict is found, and the fence between committers. */

export type Values = Record<string, string | number | null>

/** One change of one row. `prev` holds the values that the columns of `patch` had before; null for an insert. */
export type LogEntry = {
  rev: number
  collection: string
  rowId: string
  patch: Values
  prev: Values | null
  clientId: string
  seq: number
}

/** One mutation as the server keeps it: who, when, what it was called, and how it ended. */
export type MutationRecord = {
  clientId: string
  seq: number
  hash: string
  userId: string
  /** The device's own clock; never used to order anything (S2). */
  at: string
  committedAt: string
  label: string
  /** The `MutationResult`, given back when the same mutation comes again. */
  result: string
}
