import Dexie, { type ObservabilitySet, RangeSet } from 'dexie'
import type { CollectionName, Rows } from '#domain/modules.ts'
import type { AppDatabase } from './database.ts'

/** What is kept in memory of a row, for finding it; `text` as `searchText` of domain/romania makes it. */
export type IndexEntry = { id: string; text: string }

type State<Entry> = { entries: ReadonlyMap<string, Entry>; ready: boolean }

/** Rows read between two breaths, so that the screen stays alive while a large table is read. */
const SLICE = 1000

const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/**
 * A collection's search texts in memory: read once in slices, newest rows first, then only what changes is read again
 * (from this tab, another one, or the server).
 */
export class RowIndex<Name extends CollectionName, Entry extends IndexEntry> {
  readonly #db: AppDatabase
  readonly #name: Name
  readonly #entryOf: (rows: Rows[Name][], db: AppDatabase) => Promise<Entry[]>
  readonly #listeners = new Set<() => void>()
  #state: State<Entry> = { entries: new Map(), ready: false }
  #changed = new RangeSet()
  #work: Promise<void> | null = null

  constructor(
    db: AppDatabase,
    name: Name,
    entryOf: (rows: Rows[Name][], db: AppDatabase) => Promise<Entry[]>,
  ) {
    this.#db = db
    this.#name = name
    this.#entryOf = entryOf
  }

  readonly get = (): State<Entry> => this.#state

  /** Follows the index; the first follower starts the reading. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#start()
    return this.watch(listener)
  }

  /** Follows the index as far as others have it read. */
  readonly watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #start(): void {
    if (this.#work) return
    const note = (parts: ObservabilitySet) => {
      if (this.#db.isOpen()) this.#note(parts)
      else Dexie.on.storagemutated.unsubscribe(note)
    }
    Dexie.on('storagemutated', note)
    this.#work = this.#readAll()
  }

  async #readAll(): Promise<void> {
    const table = this.#db.rows(this.#name)
    const keys = (await table.toCollection().primaryKeys()).reverse()
    const entries = new Map<string, Entry>()
    let told = 0
    for (let at = 0; at < keys.length; at += SLICE) {
      const rows = await table.bulkGet(keys.slice(at, at + SLICE))
      const found = rows.filter((row) => row !== undefined)
      for (const entry of await this.#entryOf(found, this.#db)) entries.set(entry.id, entry)
      // Told each time there is twice as much: who follows sorts and filters it all anew.
      if (entries.size >= 2 * told) {
        told = entries.size
        this.#set(entries, false)
      }
      await breathe()
    }
    this.#set(entries, true)
    await this.#readChanged()
  }

  #note(parts: ObservabilitySet): void {
    const ranges = parts.all ?? parts[`idb://${this.#db.name}/${this.#name}/`]
    if (!ranges) return
    const idle = isEmpty(this.#changed)
    this.#changed.add(ranges)
    if (idle && this.#work) this.#work = this.#work.then(() => this.#readChanged())
  }

  async #readChanged(): Promise<void> {
    if (isEmpty(this.#changed) || !this.#db.isOpen()) return
    const changed = this.#changed
    this.#changed = new RangeSet()
    const entries = new Map(this.#state.entries)
    for (const { from, to } of changed) {
      const rows = await this.#db.rows(this.#name).where(':id').between(from, to, true, true).toArray()
      for (const id of entries.keys()) if (id >= String(from) && id <= String(to)) entries.delete(id)
      for (const entry of await this.#entryOf(rows, this.#db)) entries.set(entry.id, entry)
    }
    this.#set(entries, true)
  }

  #set(entries: ReadonlyMap<string, Entry>, ready: boolean): void {
    this.#state = { entries, ready }
    for (const listener of this.#listeners) listener()
  }
}

const isEmpty = (ranges: RangeSet): boolean => ranges[Symbol.iterator]().next().done === true
