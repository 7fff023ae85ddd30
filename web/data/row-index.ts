import Dexie, { type Collection, cmp, type ObservabilitySet, RangeSet } from 'dexie'
import type { HeldName, Rows } from '#domain/modules.ts'
import { breathe } from './breathe.ts'
import { onceMore } from './connection.ts'
import type { AppDatabase } from './database.ts'

/** What the index stores of a row to find it; `text` comes from `searchText` of domain/romania. */
export type IndexEntry = { id: string; text: string }

type State<Entry> = { entries: ReadonlyMap<string, Entry>; ready: boolean }

/** Rows read before the browser may paint, so that the screen reacts while a large table is read. */
const SLICE = 500
/**
 * Milliseconds without changes before an index without followers reads them: a restore changes everything, for minutes.
 */
const QUIET = 300

/**
 * The search texts of a collection in memory. It reads the table once in slices, newest rows first, and then only the
 * rows that change (in this tab, in another one, or by the server). A read error is thrown to its followers: a list
 * would show "searching" for ever otherwise.
 */
export class RowIndex<Name extends HeldName, Entry extends IndexEntry> {
  readonly #db: AppDatabase
  readonly #name: Name
  readonly #entryOf: (rows: Rows[Name][], db: AppDatabase) => Promise<Entry[]>
  readonly #listeners = new Set<() => void>()
  #state: State<Entry> = { entries: new Map(), ready: false }
  #changed = new RangeSet()
  #work: Promise<void> | null = null
  #failure: unknown
  #waiting: ReturnType<typeof setTimeout> | undefined

  constructor(
    db: AppDatabase,
    name: Name,
    entryOf: (rows: Rows[Name][], db: AppDatabase) => Promise<Entry[]>,
  ) {
    this.#db = db
    this.#name = name
    this.#entryOf = entryOf
  }

  /** @throws the error that stopped the rows from being read */
  readonly get = (): State<Entry> => {
    if (this.#failure !== undefined) throw this.#failure
    return this.#state
  }

  /** Follows the index; the first follower starts the first read. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#start()
    return this.watch(listener)
  }

  /** The entries once all rows are read, with the changes known since. */
  readonly whole = async (): Promise<State<Entry>['entries']> => {
    this.#start()
    await this.#work
    return this.get().entries
  }

  /** Follows the index as far as others have made it read. */
  readonly watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (this.#waiting !== undefined) this.#follow()
    return () => this.#listeners.delete(listener)
  }

  #start(): void {
    if (this.#work) return
    const note = (parts: ObservabilitySet) => {
      if (this.#db.isOpen()) this.#note(parts)
      else Dexie.on.storagemutated.unsubscribe(note)
    }
    Dexie.on('storagemutated', note)
    this.#work = this.#guarded(() => this.#readAll())
  }

  async #guarded(read: () => Promise<void>): Promise<void> {
    try {
      await read()
    } catch (error) {
      // Closed on purpose, so nobody uses these rows.
      if (this.#db.hasBeenClosed()) return
      this.#failure = error
      for (const listener of this.#listeners) listener()
    }
  }

  async #readAll(): Promise<void> {
    const entries = new Map<string, Entry>()
    let told = 0
    await this.#readSlices(this.#db.rows(this.#name).toCollection(), entries, () => {
      // Followers sort and filter all of it again, so they hear of it each time the number of entries has doubled.
      if (entries.size < 2 * told) return
      told = entries.size
      this.#set(entries, false)
    })
    this.#set(entries, true)
    await this.#readChanged()
  }

  /** Reads the rows of a range of ids, newest first. A slice is one query; reading by ids would be one query each. */
  async #readSlices(
    range: Collection<Rows[Name], string>,
    entries: Map<string, Entry>,
    afterSlice?: () => void,
  ): Promise<void> {
    const table = this.#db.rows(this.#name)
    const ids = (await onceMore(this.#db, () => range.primaryKeys())).reverse()
    for (let at = 0; at < ids.length; at += SLICE) {
      const slice = ids.slice(at, at + SLICE)
      const read = await onceMore(this.#db, async () => {
        const rows = await table.where(':id').between(slice.at(-1), slice[0], true, true).toArray()
        return this.#entryOf(rows.reverse(), this.#db)
      })
      for (const entry of read) entries.set(entry.id, entry)
      afterSlice?.()
      await breathe()
    }
  }

  #note(parts: ObservabilitySet): void {
    const ranges = parts.all ?? parts[`idb://${this.#db.name}/${this.#name}/`]
    if (!ranges) return
    const idle = isEmpty(this.#changed)
    this.#changed.add(ranges)
    if (this.#listeners.size === 0) {
      clearTimeout(this.#waiting)
      this.#waiting = setTimeout(() => this.#follow(), QUIET)
    } else if (idle || this.#waiting !== undefined) this.#follow()
  }

  #follow(): void {
    clearTimeout(this.#waiting)
    this.#waiting = undefined
    if (this.#work) this.#work = this.#work.then(() => this.#guarded(() => this.#readChanged()))
  }

  async #readChanged(): Promise<void> {
    if (isEmpty(this.#changed) || !this.#db.isOpen()) return
    const changed = this.#changed
    this.#changed = new RangeSet()
    const entries = new Map(this.#state.entries)
    const table = this.#db.rows(this.#name)
    const ids: string[] = []
    for (const { from, to } of changed) {
      if (cmp(from, to) === 0) ids.push(String(from))
      else {
        for (const id of entries.keys()) if (cmp(id, from) >= 0 && cmp(id, to) <= 0) entries.delete(id)
        await this.#readSlices(table.where(':id').between(from, to, true, true), entries)
      }
    }
    for (const id of ids) entries.delete(id)
    const read = await onceMore(this.#db, async () => {
      const rows = (await table.bulkGet(ids)).filter((row) => row !== undefined)
      return this.#entryOf(rows, this.#db)
    })
    for (const entry of read) entries.set(entry.id, entry)
    this.#set(entries, true)
  }

  #set(entries: ReadonlyMap<string, Entry>, ready: boolean): void {
    this.#state = { entries, ready }
    for (const listener of this.#listeners) listener()
  }
}

const isEmpty = (ranges: RangeSet): boolean => ranges[Symbol.iterator]().next().done === true
