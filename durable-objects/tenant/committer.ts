import { AppError } from '#domain/kernel/errors.ts'
import { REGISTRY } from '#domain/modules.ts'
import type { Committed, Push, PushOutcome } from '#domain/sync/commit-context.ts'
import type { Entry } from '#domain/sync/protocol.ts'
import { serve } from '#domain/sync/serve.ts'
import { emptySnapshot, isOpen, type Need, rowKey, type Snapshot } from '#domain/sync/snapshot.ts'
import { loadNeeds, readHead } from '#worker/db/commit-reads.ts'
import { persistCommit } from '#worker/db/commit-store.ts'
import { type DropPictures, type Purged, purge } from '#worker/db/purge.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'

/** Mutations that one D1 batch takes at most; far below D1's 30 s and the object's 128 MB. */
const GROUP_MUTATIONS = 2_000
/** Tries of one group: the fence lost, or an answer of D1 lost, and then the truth is read again. */
const TRIES = 3
/** Rows kept in memory between commits. */
const KEPT_ROWS = 20_000

export type CommitEvents = {
  /** These rows are about to be written; the commit waits for what has to be safe before that, and fails with it. */
  beforeCommit?(rows: readonly Entry[]): Promise<void>
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

/**
 * The one place where a tenant's pushes become commits (S9). Pushes that arrive while a batch is under way wait, and go
 * together in the next: a mutex and a group commit in one. The snapshot is a cache that the fence guards (S3): after
 * any doubt it is dropped and read again.
 */
export class Committer {
  readonly #db: TenantDb
  readonly #clock: () => number
  readonly #events: CommitEvents
  readonly #waiting: Waiting[] = []
  readonly #purges: (() => Promise<void>)[] = []
  #snapshot: Snapshot | null = null
  #running = false

  constructor(db: TenantDb, clock: () => number, events: CommitEvents) {
    this.#db = db
    this.#clock = clock
    this.#events = events
  }

  /** Epoch and head, from the cache when there is one. @throws AppError `not_found` before the shop is founded. */
  async head(): Promise<{ epoch: string; head: number }> {
    const found = this.#snapshot ?? (await readHead(this.#db))
    if (!found) throw new AppError('not_found')
    return { epoch: found.epoch, head: found.head }
  }

  /** Commits a push, or tells why not. @throws AppError `unavailable` when D1 does not answer. */
  submit(push: Push): Promise<Answered> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ push, resolve, reject })
      if (!this.#running) void this.#drain()
    })
  }

  /** S11a: removes what was deleted before an instant. It waits its turn like a push: a commit in between would be fenced off. */
  purge(before: string, dropPictures: DropPictures): Promise<Purged> {
    return new Promise((resolve, reject) => {
      this.#purges.push(() => this.#purge(before, dropPictures).then(resolve, reject))
      if (!this.#running) void this.#drain()
    })
  }

  async #purge(before: string, dropPictures: DropPictures): Promise<Purged> {
    // What is remembered may be what goes.
    this.#snapshot = null
    return purge(this.#db, await this.head(), before, dropPictures).finally(() => {
      this.#snapshot = null
    })
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

  #takeGroup(): Waiting[] {
    let mutations = 0
    let count = 0
    for (const { push } of this.#waiting) {
      mutations += push.mutations.length
      if (count > 0 && mutations > GROUP_MUTATIONS) break
      count += 1
    }
    return this.#waiting.splice(0, count)
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
    const error =
      failure instanceof AppError ? failure : new AppError('unavailable', { retryAfter: 2, cause: failure })
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
      await this.#events.beforeCommit?.(decided.rows)
      await persistCommit(this.#db, decided, snapshot)
    }
    const committed = await serve(
      REGISTRY,
      { load, persist },
      snapshot,
      group.map(({ push }) => push),
      { now: new Date(this.#clock()).toISOString(), mode: 'authority' },
    )
    this.#snapshot = snapshot.rows.size > KEPT_ROWS ? null : snapshot
    for (const fault of committed.faults) this.#events.onFault(fault)
    const { head, rows, log, outcomes } = committed
    const from = head - log.length
    const isAlone = group.length === 1
    for (const [index, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[index]
      if (outcome) resolve({ outcome, epoch: snapshot.epoch, from: isAlone ? from : null, head })
      else reject(new Error('a push went without an outcome'))
    }
    if (log.length > 0) {
      const by = isAlone ? (group[0]?.push.clientId ?? null) : null
      this.#events.onCommit({ epoch: snapshot.epoch, from, rev: head, rows, by })
    }
  }
}
