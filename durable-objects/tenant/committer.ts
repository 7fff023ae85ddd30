import type { Effect } from '#domain/effects/job.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { REGISTRY } from '#domain/modules.ts'
import { BOUNDS, sizeOf } from '#domain/sync/bounds.ts'
import type { Committed, Push, PushOutcome } from '#domain/sync/commit-context.ts'
import { type Entry, LIMITS } from '#domain/sync/protocol.ts'
import { readMutation } from '#domain/sync/read-mutation.ts'
import type { Registry } from '#domain/sync/registry.ts'
import { serve } from '#domain/sync/serve.ts'
import { emptySnapshot, isOpen, type Need, rowKey, type Snapshot } from '#domain/sync/snapshot.ts'
import { loadNeeds, readHead } from '#worker/db/commit-reads.ts'
import { persistCommit } from '#worker/db/commit-store.ts'
import { type Purged, purge } from '#worker/db/purge.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'

/** Tries of one group: the fence lost, or an answer of D1 lost, and then the truth is read again. */
const TRIES = 3
/** Rows kept in memory between commits. */
const KEPT_ROWS = 20_000

export type CommitEvents = {
  /** These are about to be written; the batch waits for what has to be safe before that, and fails with it. */
  beforeBatch?(batch: { rows: readonly Entry[]; effects: readonly Effect[] }): Promise<void>
  /** These effects were written (E1); nobody waits for what is done about them. */
  onEffects?(effects: readonly Effect[]): void
  /** The head has moved from one rev to the next, and these rows were written; by one device alone, or by several (null). */
  onCommit(commit: {
    epoch: string
    from: number
    rev: number
    rows: readonly Entry[]
    by: string | null
  }): void
  /** A fault of ours refused one mutation. */
  onFault(error: unknown): void
}

/** `from` as in `PushAnswer`. */
export type Answered = { outcome: PushOutcome; epoch: string; from: number | null; head: number }
type Waiting = { push: Push; resolve: (answer: Answered) => void; reject: (error: unknown) => void }

/** One who waits, with his first mutations alone; he asks for the others himself. */
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

/** Two answers to parts of one push as one. */
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

/** Whether the rows of an answer are as many as one should bring. */
const isLong = ({ outcome }: Answered): boolean =>
  outcome.refused === null &&
  outcome.rows.reduce((size, { row }) => size + sizeOf(row), 0) >= LIMITS.changesBytes * 4

/**
 * The one place where a tenant's pushes become commits (S9). Pushes that arrive while a batch is under way wait, and go
 * together in the next: a mutex and a group commit in one. The snapshot is a cache that the fence guards (S3): after
 * any doubt it is dropped and read again.
 */
export class Committer {
  readonly #db: TenantDb
  readonly #clock: () => number
  readonly #events: CommitEvents
  readonly #registry: Registry
  readonly #waiting: Waiting[] = []
  readonly #purges: (() => Promise<void>)[] = []
  #snapshot: Snapshot | null = null
  #running = false

  constructor(db: TenantDb, clock: () => number, events: CommitEvents, registry: Registry = REGISTRY) {
    this.#db = db
    this.#clock = clock
    this.#events = events
    this.#registry = registry
  }

  /** Epoch and head, from the cache when there is one. @throws AppError `not_found` before the shop is founded. */
  async head(): Promise<{ epoch: string; head: number }> {
    const found = this.#snapshot ?? (await readHead(this.#db))
    if (!found) throw new AppError('not_found')
    return { epoch: found.epoch, head: found.head }
  }

  /**
   * Commits a push, or tells why not: in several commits where it is more than one takes. The answer is of its first mutations
   * alone where the others could not be committed any more, or would make it too large; the device sends them again.
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
    if (!answered) throw new Error('a push went without an answer')
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

  /** S21: removes what was deleted before an instant. It waits its turn like a push: a commit in between would be fenced off. */
  purge(before: string): Promise<Purged> {
    return new Promise((resolve, reject) => {
      this.#purges.push(() => this.#purge(before).then(resolve, reject))
      if (!this.#running) void this.#drain()
    })
  }

  async #purge(before: string): Promise<Purged> {
    // What is remembered may be what goes.
    this.#snapshot = null
    let written: readonly Effect[] = []
    const beforeBatch = async (effects: readonly Effect[]) => {
      written = effects
      await this.#events.beforeBatch?.({ rows: [], effects })
    }
    try {
      const purged = await purge(this.#db, await this.head(), before, this.#clock(), beforeBatch)
      if (written.length > 0) this.#events.onEffects?.(written)
      return purged
    } finally {
      this.#snapshot = null
    }
  }

  async #drain(): Promise<void> {
    this.#running = true
    while (this.#waiting.length + this.#purges.length > 0) {
      const next = this.#purges.shift()
      if (next) await next()
      else await this.#commitGroup(this.#takeGroup())
    }
    this.#running = false
  }

  /** Those who wait, as far as their ops go together; of one alone, as many mutations as do. */
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
        if (error instanceof AppError) break
      }
    }
    if (group.length > 1) {
      // One push may be the fault of all: each gets its own chance.
      for (const one of group) await this.#commitGroup([one])
      return
    }
    const [one] = group
    if (one && failure instanceof AppError && failure.code === 'act_too_large') {
      const { length } = one.push.mutations
      // The rest is for the next commit; an act that is too large by itself is refused.
      return this.#commitGroup([length > 1 ? first(one, Math.ceil(length / 2)) : tooLarge(one)])
    }
    const error =
      failure instanceof AppError
        ? failure
        : new AppError('unavailable', { params: { retryAfter: 2 }, cause: failure })
    for (const { reject } of group) reject(error)
  }

  /**
   * `isFirst`: acts and rows with new ids are taken for new without a look. Where they are not, the batch fails by their
   * keys, and the next try looks.
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
      // What was refused is not written, so it would fail nothing.
      if (!taken.every((key) => written.has(key))) throw new Error('a row taken for new was not written')
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
      else reject(new Error('a push went without an outcome'))
    }
    this.#waiting.unshift(...notBegun)
    if (effects.length > 0) this.#events.onEffects?.(effects)
    if (log.length > 0) {
      const by = isAlone ? (group[0]?.push.clientId ?? null) : null
      this.#events.onCommit({ epoch: snapshot.epoch, from, rev: head, rows, by })
    }
  }
}
