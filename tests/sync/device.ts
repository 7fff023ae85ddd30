import 'fake-indexeddb/auto'
import type { Actor } from '#domain/sync/collection.ts'
import { AppDatabase } from '#web/data/database.ts'
import { type DraftOp, mutate, type Writer } from '#web/data/mutate.ts'
import { SyncEngine } from '#web/data/sync/engine.ts'
import { INITIAL_STATUS, Observable, type SyncStatus } from '#web/data/sync/status.ts'
import type { Transport } from '#web/data/sync/transport.ts'

export type DeviceOptions = {
  name: string
  actor: Actor
  transport: Transport
  now: () => number
  random: () => number
  newId: () => string
}

/** One device with the product's own database, writer and engine; only time, chance and the wire are the test's. */
export class SimulatedDevice {
  readonly options: DeviceOptions
  readonly status = new Observable<SyncStatus>(INITIAL_STATUS)
  db: AppDatabase
  online = true
  #writer: Writer
  #engine: SyncEngine

  constructor(options: DeviceOptions) {
    this.options = options
    this.db = new AppDatabase(options.name)
    this.#writer = this.#openWriter()
    this.#engine = this.#openEngine()
  }

  #openWriter(): Writer {
    const { actor, now, newId } = this.options
    return { db: this.db, mode: 'synced', actor, clientId: newId(), now }
  }

  #openEngine(): SyncEngine {
    const { actor, transport, now, random, newId } = this.options
    return new SyncEngine({
      db: this.db,
      transport,
      status: this.status,
      actor: () => actor,
      freshClientId: newId,
      now,
      random,
      isOnline: () => this.online,
      // Nothing happens by itself: the test decides when a round runs.
      schedule: () => () => undefined,
    })
  }

  /** A person's act; throws AppError when the rules refuse it. */
  act(label: string, ops: readonly DraftOp[]): Promise<void> {
    return mutate(this.#writer, label, ops)
  }

  /** One round of sync, well or not. */
  sync(): Promise<void> {
    return this.#engine.poke()
  }

  /** The app is killed and started again: the database stays, everything in memory is gone. */
  async restart(): Promise<void> {
    this.#engine.stop()
    this.db.close()
    this.db = new AppDatabase(this.options.name)
    await this.db.open()
    this.#writer = this.#openWriter()
    this.#engine = this.#openEngine()
  }
}
