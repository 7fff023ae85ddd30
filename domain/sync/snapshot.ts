import type { Row } from './collection.ts'
import type { LogEntry } from './log.ts'
import type { MutationResult } from './protocol.ts'

/** Something the commit has to see before it can decide. The shell loads it and calls the commit again. */
export type Need =
  | { kind: 'row'; collection: string; id: string }
  | { kind: 'children'; collection: string; column: string; value: string }
  | { kind: 'log'; collection: string; id: string; since: number }
  | { kind: 'counter'; name: string }

/** What the server remembers of one client: its last number, and how the numbers that came again ended (S5). */
export type ClientState = { lastSeq: number; seen: Map<number, { hash: string; result: MutationResult }> }

export const rowKey = (collection: string, id: string): string => `${collection}/${id}`
export const childrenKey = (collection: string, column: string, value: string): string =>
  `${collection}/${column}/${value}`

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
  counters: Map<string, number>
  logs: Map<string, LogEntry[]>
  clients: Map<string, ClientState>
}

export const emptySnapshot = (epoch: string, head: number): Snapshot => ({
  epoch,
  head,
  rows: new Map(),
  children: new Map(),
  counters: new Map(),
  logs: new Map(),
  clients: new Map(),
})
