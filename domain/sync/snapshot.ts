import type { Row } from './collection.ts'
import type { SeenEntry } from './log.ts'
import type { Outcome } from './protocol.ts'

/**
 * Something the commit has to see before it can decide. The shell loads it and calls the commit again. A row `isNew` when
 * an insert names it: then there should be none, as there should be no act of a new id.
 */
export type Need =
  | { kind: 'act'; id: string }
  | { kind: 'row'; collection: string; id: string; isNew?: true }
  | { kind: 'children'; collection: string; column: string; value: string }
  /** Some of the living rows whose column is the value: whether there is any. */
  | { kind: 'users'; collection: string; column: string; value: string }
  | { kind: 'log'; collection: string; id: string; since: number }
  | { kind: 'counter'; name: string }

/** What the server remembers of an act (S5): the hash of its content ('' when not known) and how it ended. */
export type KnownAct = { hash: string; outcome: Outcome }

export const rowKey = (collection: string, id: string): string => `${collection}/${id}`
export const childrenKey = (collection: string, column: string, value: string): string =>
  `${collection}/${column}/${value}`

/** How many rows a `users` need brings: one would do, but those may be changed by the commit itself. */
export const SOME_USERS = 20

/**
 * The part of a tenant's data that was read so far. `null` means "read, and there is none"; what is absent was never
 * read. It may be kept between commits: every batch is fenced by the head it started from (S3), so one that was
 * decided on a stale copy fails whole.
 */
export type Snapshot = {
  epoch: string
  head: number
  rows: Map<string, Row | null>
  children: Map<string, Set<string>>
  /** Ids of at most `SOME_USERS` rows, by `childrenKey`, as they were at the head. */
  users: Map<string, readonly string[]>
  counters: Map<string, number>
  logs: Map<string, SeenEntry[]>
  /** Of the acts that came now: null for those that never came before. */
  acts: Map<string, KnownAct | null>
}

/** Whether epoch and head are known. */
export const isOpen = ({ epoch }: Snapshot): boolean => epoch !== ''

export const emptySnapshot = (epoch: string, head: number): Snapshot => ({
  epoch,
  head,
  rows: new Map(),
  children: new Map(),
  users: new Map(),
  counters: new Map(),
  logs: new Map(),
  acts: new Map(),
})
