import type { Effect } from '#domain/effects/job.ts'
import type { Actor } from './actor.ts'
import type { Row } from './collection.ts'
import type { LogEntry, MutationRecord, SeenEntry } from './log.ts'
import type { Entry, MutationResult, Op, Removed } from './protocol.ts'
import type { Registry } from './registry.ts'
import { rowKey, type Snapshot } from './snapshot.ts'
import { WorkingCopy } from './working-copy.ts'

/** One push as the shell hands it in: who sent it, and its mutations with their ids and the hash of their content. */
export type Push = {
  actor: Actor
  /** The device, for the log. */
  clientId: string
  /** The history that the device stands on (S20); null where it does not say. */
  epoch: string | null
  mutations: readonly {
    id: string
    hash: string
    body: unknown
    /** What it has to look at is beyond all bounds: it is refused without a look. */
    isTooLarge?: true
  }[]
}

/**
 * What became of one push. One of another history is refused whole (S20); nothing of it was committed. `results` are those of
 * its first mutations; what does not fit into one commit is for the next.
 */
export type PushOutcome =
  | { refused: null; results: MutationResult[]; rows: Entry[]; removed: Removed[] }
  | { refused: 'epoch_changed' }

/** Everything to be written in one batch, and the answers to give once it is. */
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
  /** Errors of ours that refused a mutation as `internal`; to be logged. */
  faults: unknown[]
  working: WorkingCopy
}

export type CommitOptions = {
  /** Time of the commit, ISO. */
  now: string
  /**
   * `authority` gives revs and numbers. `preview` runs the same rules on a device for what the server has still to
   * decide: rows keep their rev, numbers stay empty, and what is on the device is in sight.
   */
  mode: 'authority' | 'preview'
  /** A mutation that still misses something is refused as `internal`: a fault of a rule must not stop the others. */
  isLastRound?: boolean
}

/** What the parts of one commit share. */
export type CommitContext = {
  readonly registry: Registry
  readonly snapshot: Snapshot
  readonly options: CommitOptions
  readonly working: WorkingCopy
  /** Log entries made by this commit, by row: a conflict may lie within one batch. */
  readonly ownLog: Map<string, SeenEntry[]>
}

/** A commit that has done nothing yet. */
export const beginCommit = (
  registry: Registry,
  snapshot: Snapshot,
  options: CommitOptions,
): CommitContext => ({ registry, snapshot, options, working: new WorkingCopy(snapshot), ownLog: new Map() })

/** Whether a row was changed since the device saw it by a commit before this one, and how is not known yet. */
export const needsLog = (
  { options, snapshot }: CommitContext,
  op: Extract<Op, { op: 'patch' }>,
  stored: Row,
): boolean =>
  options.mode === 'authority' &&
  stored.rev > op.base &&
  !snapshot.logs.has(`${rowKey(op.collection, op.id)}@${op.base}`)
