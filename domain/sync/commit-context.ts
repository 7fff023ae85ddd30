import type { Effect } from '#domain/effects/job.ts'
import type { Actor } from './actor.ts'
import type { Row } from './collection.ts'
import type { LogEntry, MutationRecord, SeenEntry } from './log.ts'
import type { Entry, MutationResult, Op, Removed } from './protocol.ts'
import type { RuledRegistry } from './registry.ts'
import { rowKey, type Snapshot } from './snapshot.ts'
import { WorkingCopy } from './working-copy.ts'

/** One push as the shell passes it: the sender, and the mutations with their ids and content hashes. */
export type Push = {
  actor: Actor
  /** The device, for the log. */
  clientId: string
  /** The history that the device's rows come from (S20.3); null where the device does not say. */
  epoch: string | null
  mutations: readonly {
    id: string
    hash: string
    body: unknown
    /** The mutation exceeds a bound of reading and is refused unread. */
    isTooLarge?: true
  }[]
}

/**
 * The outcome of one push. A push of another history is refused whole (S20.3), and nothing of it is committed.
 * `results` are those of its first mutations; the rest waits for the next commit.
 */
export type PushOutcome =
  | { refused: null; results: MutationResult[]; rows: Entry[]; removed: Removed[] }
  | { refused: 'epoch_changed' }

/** Everything to write in one batch, and the answers to give once it is written. */
export type Committed = {
  kind: 'committed'
  /** Time of the commit, ISO. */
  now: string
  head: number
  rows: Entry[]
  log: LogEntry[]
  records: MutationRecord[]
  counters: Map<string, number>
  effects: Effect[]
  outcomes: PushOutcome[]
  /** Our own errors that refused a mutation as `internal`; the shell logs them. */
  faults: unknown[]
  working: WorkingCopy
}

export type CommitOptions = {
  /** Time of the commit, ISO. */
  now: string
  /**
   * `authority` assigns revs and numbers. `preview` runs the same rules on a device before the server decides: rows
   * keep their rev, numbers stay empty, and every row on the device counts as visible.
   */
  mode: 'authority' | 'preview'
  /** A mutation that still misses something is refused as `internal`: a bug in one rule must not stop the others. */
  isLastRound?: boolean
}

/** What the parts of one commit share. */
export type CommitContext = {
  readonly registry: RuledRegistry
  readonly snapshot: Snapshot
  readonly options: CommitOptions
  readonly working: WorkingCopy
  /** Log entries of this commit, by row: a conflict may happen within one batch. */
  readonly ownLog: Map<string, SeenEntry[]>
}

/** An empty commit. */
export const beginCommit = (
  registry: RuledRegistry,
  snapshot: Snapshot,
  options: CommitOptions,
): CommitContext => ({ registry, snapshot, options, working: new WorkingCopy(snapshot), ownLog: new Map() })

/** Whether an earlier commit changed a row since the device saw it, while the log of that change is not loaded yet. */
export const needsLog = (
  { options, snapshot }: CommitContext,
  op: Extract<Op, { op: 'patch' }>,
  stored: Row,
): boolean =>
  options.mode === 'authority' &&
  stored.rev > op.base &&
  !snapshot.logs.has(`${rowKey(op.collection, op.id)}@${op.base}`)
