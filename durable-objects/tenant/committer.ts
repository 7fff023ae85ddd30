import { AppError } from '#domain/kernel/errors.ts'
import { REGISTRY } from '#domain/modules.ts'
import type { Push, PushOutcome } from '#domain/sync/commit-context.ts'
import type { Entry } from '#domain/sync/protocol.ts'
import { serve } from '#domain/sync/serve.ts'
import { emptySnapshot, type Snapshot } from '#domain/sync/snapshot.ts'
import { loadClients, loadNeeds, persistCommit, readHead } from '#worker/db/commit-store.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'

/** Mutations that one D1 batch takes at most; far below D1's 30 s and the object's 128 MB. */
const GROUP_MUTATIONS = 2_000
/** Tries of one group: the fence lost, or an answer of D1 lost, and then the truth is read again. */
const TRIES = 3
/** Rows kept in memory between commits. */
const KEPT_ROWS = 20_000

export type CommitEvents = {
  /** The head has moved from one rev to the next, and these rows were written. */
  onCommit(commit: { epoch: string; from: number; rev: number; rows: readonly Entry[] }): void
  /** A fault of ours refused one mutation. */
  onFault(error: unknown): void
}

export type Answered = { outcome: PushOutcome; epoch: string; head: number }
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
  #snapshot: Snapshot | null = null
  #opening: ReturnType<typeof readHead> | null = null
  #running = false

  constructor(db: TenantDb, clock: () => number, events: CommitEvents) {
    this.#db = db
    this.#clock = clock
    this.#events = events
  }

  /** Epoch and head, from the cache when there is one. @throws AppError `not_found` before the shop is founded. */
  async head(): Promise<{ epoch: string; head: number }> {
    const { epoch, head } = await this.#open()
    return { epoch, head }
  }

  /** Commits a push, or tells why not. @throws AppError `unavailable` when D1 does not answer. */
  submit(push: Push): Promise<Answered> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ push, resolve, reject })
      if (!this.#running) void this.#drain()
    })
  }

  async #drain(): Promise<void> {
    this.#running = true
    while (this.#waiting.length > 0) await this.#commitGroup(this.#takeGroup())
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
        await this.#tryGroup(group)
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

  async #tryGroup(group: Waiting[]): Promise<void> {
    const snapshot = await this.#open()
    const clients = new Map<string, number>()
    for (const { push } of group) {
      const first = push.mutations[0]?.seq ?? 1
      clients.set(push.clientId, Math.min(first, clients.get(push.clientId) ?? first))
    }
    await loadClients(this.#db, snapshot, clients)
    const before = snapshot.head
    const committed = await serve(
      REGISTRY,
      {
        load: (into, needs) => loadNeeds(this.#db, into, needs),
        persist: (decided) => persistCommit(this.#db, decided, snapshot),
      },
      snapshot,
      group.map(({ push }) => push),
      { now: new Date(this.#clock()).toISOString(), mode: 'authority' },
    )
    for (const fault of committed.faults) this.#events.onFault(fault)
    if (snapshot.rows.size > KEPT_ROWS) this.#snapshot = emptySnapshot(snapshot.epoch, snapshot.head)
    for (const [index, { resolve, reject }] of group.entries()) {
      const outcome = committed.outcomes[index]
      if (outcome) resolve({ outcome, epoch: snapshot.epoch, head: committed.head })
      else reject(new Error('a push went without an outcome'))
    }
    if (committed.head > before) {
      const { head: rev, rows } = committed
      this.#events.onCommit({ epoch: snapshot.epoch, from: before, rev, rows })
    }
  }

  async #open(): Promise<Snapshot> {
    if (this.#snapshot) return this.#snapshot
    this.#opening ??= readHead(this.#db).finally(() => {
      this.#opening = null
    })
    const found = await this.#opening
    if (!found) throw new AppError('not_found')
    this.#snapshot ??= emptySnapshot(found.epoch, found.head)
    return this.#snapshot
  }
}
