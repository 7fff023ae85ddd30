import type { Row } from './collection.ts'
import type { SeenEntry } from './log.ts'
import type { Outcome } from './protocol.ts'

/**
 * Something that the commit has to read before it can decide. The shell loads it and calls the commit again (S6.2). A
 * row `isNew` when an insert names it: normally it does not exist, nor does the act of a new id (S6.3).
 */
export type Need =
  | { kind: 'act'; id: string }
  | { kind: 'row'; collection: string; id: string; isNew?: true }
  | { kind: 'children'; collection: string; column: string; value: string }
  /** Some of the living rows with this value in the column, to know whether there is any. */
  | { kind: 'users'; collection: string; column: string; value: string }
  | { kind: 'log'; collection: string; id: string; since: number }
  | { kind: 'counter'; name: string }

/** What the server remembers of an act (S5.1): the hash of its content ('' when unknown) and its outcome. */
export type KnownAct = { hash: string; outcome: Outcome }

export const rowKey = (collection: string, id: string): string => `${collection}/${id}`
export const childrenKey = (collection: string, column: string, value: string): string =>
  `${collection}/${column}/${value}`

/** How many rows a `users` need loads: one would be enough, but the commit itself may change it. */
export const SOME_USERS = 20

/**
 * The part of a tenant's data that was read so far. `null` means "read, and there is none"; an absent key was never
 * read. It may be kept between commits: the fence (S3.2) starts every batch from the snapshot's head, so a batch
 * decided on a stale copy fails as a whole.
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
  /** The rev from which `logs` are whole: older changes are not read (S7.6). */
  logsFrom: number
  /** The acts of the current pushes: null for new ones. */
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
  logsFrom: 0,
  acts: new Map(),
})
