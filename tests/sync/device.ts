import { isPermitted } from '#domain/team/permissions.ts'
import 'fake-indexeddb/auto'
import Dexie, { type DBCore, type DBCoreMutateRequest } from 'dexie'
import type { Actor } from '#domain/sync/actor.ts'
import type { LiveMessage } from '#domain/sync/protocol.ts'
import { AppDatabase, setMeta } from '#web/data/database.ts'
import { fitRows } from '#web/data/fit-rows.ts'
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
  /** Called with the time that the engine wants to wait. */
  onWait?: (milliseconds: number) => void
}

/** What the browser's storage does to one run of the app. */
type Storage = {
  /** The app is dead: nothing more is written, and pending writes are not committed. */
  isDead: boolean
  /** Writes that still fit on the disk; null when there is room. */
  room: number | null
}

/** Everything that the browser stores: the rows of each table. */
export type StorageCopy = ReadonlyMap<string, readonly unknown[]>

/**
 * One device with the product's own database, writer and engine; only time, chance, disk and network belong to the
 * test.
 */
export class SimulatedDevice {
  readonly options: DeviceOptions
  readonly status = new Observable<SyncStatus>(INITIAL_STATUS)
  db: AppDatabase
  online = true
  actor: Actor
  #storage: Storage
  #writer: Writer
  #engine: SyncEngine
  /** Tabs that do not know that their turn is over. */
  readonly #frozen: { db: AppDatabase; storage: Storage }[] = []

  constructor(options: DeviceOptions) {
    this.options = options
    this.actor = options.actor
    this.#storage = { isDead: false, room: null }
    this.db = openOn(options.name, this.#storage)
    this.#writer = this.#openWriter()
    this.#engine = this.#openEngine()
  }

  #openWriter(): Writer {
    const { now, newId } = this.options
    return { db: this.db, mode: 'synced', actor: this.actor, now, newId }
  }

  #openEngine(): SyncEngine {
    const { transport, now, random, newId } = this.options
    const writer = this.#writer
    return new SyncEngine({
      db: this.db,
      transport,
      status: this.status,
      actor: () => writer.actor,
      newId,
      leader: newId(),
      now,
      random,
      isOnline: () => this.online,
      // Nothing runs on its own: the test decides when a round runs.
      schedule: (_run, milliseconds) => {
        this.options.onWait?.(milliseconds)
        return () => undefined
      },
    })
  }

  /** A person's act; throws AppError when the rules refuse it. */
  act(label: string, ops: readonly DraftOp[]): Promise<void> {
    return mutate(this.#writer, label, ops)
  }

  /** Puts something into the outbox that no screen creates: what an app with a bug may send. */
  async actBadly(label: string, ops: unknown, name: object = {}): Promise<void> {
    const id = this.#writer.newId()
    const mutation = { id, at: '2026-11-21T08:00:00.000Z', label, ops, ...name } as never
    await this.db.outbox.add({ mutation, rows: [] } as never)
  }

  /** Whether the person's screens have prices to write. */
  get writesPrices(): boolean {
    return isPermitted(this.actor, 'prices')
  }

  /** One round of sync, successful or not. */
  sync(): Promise<void> {
    return this.#engine.poke()
  }

  /** The live socket begins or ends. */
  follow(isFollowing: boolean): void {
    this.#engine.follow(isFollowing)
  }

  /** One round for the outbox only, unless its answer demands more. */
  send(): Promise<void> {
    return this.#engine.send()
  }

  /**
   * Another tab takes over while this one is frozen (S16.2): pending work here continues later, on its own connection,
   * and does not know of it.
   */
  async takeOver(): Promise<void> {
    this.#frozen.push({ db: this.db, storage: this.#storage })
    this.#openTab()
    await this.db.open()
    await this.sync()
  }

  #openTab(): void {
    this.#storage = { isDead: false, room: null }
    this.db = openOn(this.options.name, this.#storage)
    this.#writer = this.#openWriter()
    this.#engine = this.#openEngine()
  }

  /** Receives a live message (S13.1). */
  hear(message: LiveMessage): Promise<void> {
    return this.#engine.receive(message)
  }

  /** From now on only this many writes fit on the disk; null makes room. */
  limitDisk(room: number | null): void {
    this.#storage.room = room
  }

  /**
   * The app is killed at any point and started again: the database stays, everything in memory is lost. `isNewer`: the
   * new app has other columns than the one before (S17.6).
   */
  async restart(actor: Actor = this.actor, isNewer = false): Promise<void> {
    this.#engine.stop()
    for (const { db, storage } of [...this.#frozen.splice(0), { db: this.db, storage: this.#storage }]) {
      storage.isDead = true
      db.close()
    }
    this.actor = actor
    this.#openTab()
    await this.db.open()
    if (isNewer) await setMeta(this.db, 'columns', 'of another app')
    await fitRows(this.db)
  }

  copy(): Promise<StorageCopy> {
    const { db } = this
    return db.transaction('r', db.tables, async () => {
      const copy = new Map<string, unknown[]>()
      for (const table of db.tables) copy.set(table.name, await table.toArray())
      return copy
    })
  }

  /** The power fails, and the browser comes back with what it had when the copy was made. */
  async losePower(copy: StorageCopy): Promise<void> {
    await this.restart()
    const { db } = this
    await db.transaction('rw', db.tables, async () => {
      for (const table of db.tables) {
        await table.clear()
        await table.bulkPut([...(copy.get(table.name) ?? [])])
      }
    })
  }
}

/** Few, so that the rows of a short history are in several blocks. */
const ROWS_OF_A_BLOCK = 3

const openOn = (name: string, storage: Storage): AppDatabase => {
  const db = new AppDatabase(name, ROWS_OF_A_BLOCK)
  // Below the blocks: the app is killed, and the disk is full, also between two of their records.
  db.use({ stack: 'dbcore', name: 'disk', level: -3, create: (core) => onDisk(core, storage) })
  return db
}

const onDisk = (core: DBCore, storage: Storage): DBCore => ({
  ...core,
  table: (name) => {
    const table = core.table(name)
    const mutate = (request: DBCoreMutateRequest) => {
      if (storage.isDead) return Dexie.Promise.reject(new DOMException('the app is dead', 'AbortError'))
      const takesRoom = request.type === 'add' || request.type === 'put'
      if (storage.room !== null && takesRoom) {
        if (storage.room === 0) return Dexie.Promise.reject(new DOMException('full', 'QuotaExceededError'))
        storage.room -= 1
      }
      return table.mutate(request)
    }
    return { ...table, mutate: mutate as typeof table.mutate }
  },
})
