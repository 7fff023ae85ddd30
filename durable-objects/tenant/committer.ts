import type { Effect } from '#domain/effects/job.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { RULED } from '#domain/ruled.ts'
import { BOUNDS, sizeOf } from '#domain/sync/bounds.ts'
import type { Committed, Push, PushOutcome } from '#domain/sync/commit-context.ts'
import { type Entry, LIMITS } from '#domain/sync/protocol.ts'
import { readMutation } from '#domain/sync/read-mutation.ts'
import type { RuledRegistry } from '#domain/sync/registry.ts'
import { serve } from '#domain/sync/serve.ts'
import { emptySnapshot, isOpen, type Need, rowKey, type Snapshot } from '#domain/sync/snapshot.ts'
import { type Archived, archive } from '#worker/db/archive.ts'
import { isMoving, loadNeeds, readHead } from '#worker/db/commit-reads.ts'
import { persistCommit } from '#worker/db/commit-store.ts'
import { type EraseBy, eraseFound, type Left } from '#worker/db/erasure/erase.ts'
import type { Scope } from '#worker/db/erasure/scope.ts'
import { type Closing, closeShard } from '#worker/db/move/close.ts'
import { type Purged, purge } from '#worker/db/purge.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'

/** Tries of one group: after a lost fence or a lost answer of D1 the head is read again (S3.3). */
const TRIES = 3
/** Rows kept in memory between commits. */
const KEPT_ROWS = 20_000

export type CommitEvents = {
  /** Receives a batch before it is written; the batch waits for it, and fails with it. */
  beforeBatch?(batch: { rows: readonly Entry[]; effects: readonly Effect[] }): Promise<void>
  /** Receives effects that were written (E1); no push waits for it. */
  onEffects?(effects: readonly Effect[]): void
  /**
   * Receives the rows of a commit and the revs before and after it; `by` is null where several devices wrote it.
   */
  onCommit(commit: {
    epoch: string
    from: number
    rev: number
    rows: readonly Entry[]
    by: string | null
  }): void
  /** Receives a bug of ours that refused one mutation. */
  onFault(error: unknown): void
}

/** `from` as in `PushAnswer`. */
export type Answered = { outcome: PushOutcome; epoch: string; from: number | null; head: number }
type Waiting = { push: Push; resolve: (answer: Answered) => void; reject: (error: unknown) => void }

/** A waiting push, cut to its first mutations; its caller asks for the others. */
const first = (waiting: Waiting, count: number): Waiting => ({
  ...waiting,
  push: { ...waiting.push, mutations: waiting.push.mutations.slice(0, count) },
})

const tooLarge = (waiting: Waiting): Waiting => ({
  ...waiting,
  push: {
    ...waiting.push,
    mutations: waiting.push.mutations.map((mutation) => ({ ...mutation, isTooLarge: true })),
  },
})

/** Merges the answers to two parts of one push. */
const joined = (before: Answered, after: Answered): Answered => {
  if (before.outcome.refused !== null || after.outcome.refused !== null) return before
  const now = new Set([
    ...after.outcome.rows.map(({ collection, row }) => rowKey(collection, row.id)),
    ...after.outcome.removed.map(({ collection, id }) => rowKey(collection, id)),
  ])
  const rows = before.outcome.rows.filter(({ collection, row }) => !now.has(rowKey(collection, row.id)))
  const removed = before.outcome.removed.filter(({ collection, id }) => !now.has(rowKey(collection, id)))
  return {
    ...after,
    from: after.from === before.head ? before.from : null,
    outcome: {
      refused: null,
      results: [...before.outcome.results, ...after.outcome.results],
      rows: [...rows, ...after.outcome.rows],
      removed: [...removed, ...after.outcome.removed],
    },
  }
}

/** Whether the rows of an answer reach its bound. */
const isLong = ({ outcome }: Answered): boolean =>
  outcome.refused === null &&
  outcome.rows.reduce((size, { row }) => size + sizeOf(row), 0) >= LIMITS.changesBytes * 4

/**
 * The one place where a tenant's pushes become commits (S9). Pushes that arrive during a batch wait and go together in
 * the next: a mutex and a group commit in one. The snapshot is a cache that the fence guards (S3.2): after any doubt it
 * is dropped and read again.
 */
export class Committer {
  readonly #db: TenantDb
  readonly #clock: () => number
  readonly #events: CommitEvents
  readonly #registry: RuledRegistry
  readonly #waiting: Waiting[] = []
  readonly #works: (() => Promise<void>)[] = []
  #snapshot: Snapshot | null = null
  #running = false
  #isClosed = false

  constructor(db: TenantDb, clock: () => number, events: CommitEvents, registry: RuledRegistry = RULED) {
    this.#db = db
    this.#clock = clock
    this.#events = events
    this.#registry = registry
  }

  /** Epoch and head, from the cache if possible. @throws AppError `not_found` before the shop is founded. */
  async head(): Promise<{ epoch: string; head: number }> {
    const found = this.#snapshot ?? (await readHead(this.#db).catch((error) => this.#failed(error)))
    if (!found) throw new AppError('not_found')
    return { epoch: found.epoch, head: found.head }
  }

  /** Whether a move has closed this shard (S25.2): the tenant is to be looked for again. */
  get isClosed(): boolean {
    return this.#isClosed
  }

  #failed(error: unknown): never {
    if (isMoving(error)) this.#isClosed = true
    throw error
  }

  /**
   * Commits a push, or reports why not; in several commits where it exceeds the bounds of one (S9.4). The answer covers
   * only its first mutations where the others failed or would make it too large; the device sends them again.
   * @throws AppError `unavailable` when D1 does not answer
   */
  async submit(push: Push): Promise<Answered> {
    let answered: Answered | null = null
    let rest = push.mutations
    for (;;) {
      const next: Answered | null = await this.#wait({ ...push, mutations: rest }).catch((error: unknown) => {
        if (answered) return null
        throw error
      })
      if (next === null || (answered && next.outcome.refused !== null)) break
      answered = answered ? joined(answered, next) : next
      if (next.outcome.refused !== null || isLong(answered)) break
      rest = rest.slice(next.outcome.results.length)
      if (rest.length === 0) break
    }
    if (!answered) throw new Error('a push has no answer')
    return answered
  }

  /** Whether a batch is, or is about to be, under way. */
  get isBusy(): boolean {
    return this.#running
  }

  #wait(push: Push): Promise<Answered> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ push, resolve, reject })
      if (!this.#running) void this.#drain()
    })
  }

  /** S21: removes rows that were deleted before an instant. */
  purge(before: string): Promise<Purged> {
    return this.#between(async (start) => {
      let written: readonly Effect[] = []
      const beforeBatch = async (effects: readonly Effect[]) => {
        written = effects
        await this.#events.beforeBatch?.({ rows: [], effects })
      }
      const purged = await purge(this.#db, start, before, this.#clock(), beforeBatch)
      if (written.length > 0) this.#events.onEffects?.(written)
      return purged
    })
  }

  /** S3.4: moves changes that were committed before an instant out of D1. */
  archive(before: string): Promise<Archived> {
    return this.#between((start) => archive(this.#db, start, before))
  }

  /** Erases the data of a client, by the contact, or of rows. */
  erase(what: string | Scope, by: EraseBy): Promise<Left> {
    return this.#between((start) =>
      eraseFound(this.#db, start, what, by, {
        before: async (rows) => this.#events.beforeBatch?.({ rows, effects: [] }),
        after: (from, rev, rows) => this.#events.onCommit({ epoch: start.epoch, from, rev, rows, by: null }),
      }),
    )
  }

  /** S25.2: lets nothing be written on this shard any longer. */
  close(as: Closing): Promise<void> {
    return this.#between((start) => closeShard(this.#db, start, as))
  }

  /**
   * Works between two commits, because one in between would fail the work's fence. The head is as D1 has it, and no row
   * is remembered over it.
   */
  #between<T>(work: (start: { epoch: string; head: number }) => Promise<T>): Promise<T> {
    const alone = async () => {
      this.#snapshot = null
      try {
        return await work(await this.head())
      } finally {
        this.#snapshot = null
      }
    }
    return new Promise((resolve, reject) => {
      this.#works.push(() => alone().then(resolve, reject))
      if (!this.#running) void this.#drain()
    })
  }

  async #drain(): Promise<void> {
    this.#running = true
    while (this.#waiting.length + this.#works.length > 0) {
      const next = this.#works.shift()
      if (next) await next()
      else await this.#commitGroup(this.#takeGroup())
    }
    this.#running = false
  }

  /** The waiting pushes whose ops fit into one commit together; of a single large push, as many mutations as fit. */
  #takeGroup(): Waiting[] {
    const group: Waiting[] = []
    let room: number = BOUNDS.ops
    for (const waiting of this.#waiting) {
      const ops = waiting.push.mutations.map(({ body }) => readMutation(body).named.length)
      let count = 0
      for (const some of ops) {
        if (some > room && group.length + count > 0) break
        room -= some
        count += 1
      }
      if (count > 0) group.push(first(waiting, count))
      if (count < ops.length) break
    }
    this.#waiting.splice(0, group.length)
    return group
  }

  async #commitGroup(group: Waiting[]): Promise<void> {
    let failure: unknown
    for (let attempt = 0; attempt < TRIES; attempt++) {
      try {
        await this.#tryGroup(group, attempt === 0)
        return
      } catch (error) {
        this.#snapshot = null
        failure = error
        if (isMoving(error)) this.#isClosed = true
        if (error instanceof AppError) break
      }
    }
    if (group.length > 1) {
      // A single push may make the whole group fail: each gets its own try.
      for (const one of group) await this.#commitGroup([one])
      return
    }
    const [one] = group
    if (one && failure instanceof AppError && failure.code === 'act_too_large') {
      const { length } = one.push.mutations
      // The rest waits for the next commit; an act that is too large by itself is refused.
      return this.#commitGroup([length > 1 ? first(one, Math.ceil(length / 2)) : tooLarge(one)])
    }
    const error =
      failure instanceof AppError
        ? failure
        : new AppError('unavailable', { params: { retryAfter: 2 }, cause: failure })
    for (const { reject } of group) reject(error)
  }

  /**
   * With `isFirst`, acts and rows with new ids are taken for new without a read (S6.3). Where they exist, the batch
   * fails by their keys, and the next try reads them.
   */
  async #tryGroup(group: Waiting[], isFirst: boolean): Promise<void> {
    const snapshot = this.#snapshot ?? emptySnapshot('', 0)
    const taken: string[] = []
    const load = async (into: Snapshot, needs: readonly Need[]) => {
      const toRead: Need[] = []
      for (const need of needs) {
        if (isFirst && need.kind === 'act') into.acts.set(need.id, null)
        else if (isFirst && need.kind === 'row' && need.isNew) taken.push(rowKey(need.collection, need.id))
        else toRead.push(need)
      }
      for (const key of taken) into.rows.set(key, null)
      if (toRead.length > 0 || !isOpen(into)) await loadNeeds(this.#db, into, toRead)
    }
    const persist = async (decided: Committed) => {
      const written = new Set(decided.rows.map(({ collection, row }) => rowKey(collection, row.id)))
      // A refused row is not written, so its key would not fail the batch.
      if (!taken.every((key) => written.has(key)))
        throw new Error('a row that was taken for new is not written')
      await this.#events.beforeBatch?.(decided)
      await persistCommit(this.#db, decided, snapshot)
    }
    const committed = await serve(
      this.#registry,
      { load, persist },
      snapshot,
      group.map(({ push }) => push),
      { now: new Date(this.#clock()).toISOString(), mode: 'authority' },
    )
    this.#snapshot = snapshot.rows.size > KEPT_ROWS ? null : snapshot
    for (const fault of committed.faults) this.#events.onFault(fault)
    const { head, rows, log, effects, outcomes } = committed
    const from = head - log.length
    const isAlone = group.length === 1
    const notBegun: Waiting[] = []
    for (const [index, waiting] of group.entries()) {
      const { resolve, reject } = waiting
      const outcome = outcomes[index]
      if (outcome?.refused === null && outcome.results.length === 0) notBegun.push(waiting)
      else if (outcome) resolve({ outcome, epoch: snapshot.epoch, from: isAlone ? from : null, head })
      else reject(new Error('a push has no outcome'))
    }
    this.#waiting.unshift(...notBegun)
    if (effects.length > 0) this.#events.onEffects?.(effects)
    if (log.length > 0) {
      const by = isAlone ? (group[0]?.push.clientId ?? null) : null
      this.#events.onCommit({ epoch: snapshot.epoch, from, rev: head, rows, by })
    }
  }
}
