import type { Effect } from '#domain/effects/job.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { BOUNDS } from './bounds.ts'
import { type Collection, indexedColumns, type Row } from './collection.ts'
import { childrenKey, type Need, rowKey, type Snapshot, SOME_USERS } from './snapshot.ts'

/** Thrown inside a commit when a rule reads something that is not loaded yet. */
export class Missing extends Error {
  readonly needs: Need[]
  constructor(needs: Need[]) {
    super('more of the snapshot is needed')
    this.needs = needs
  }
}

type Undo = () => void

/** A snapshot with the changes of a commit on top, which can be rolled back mutation by mutation. */
export class WorkingCopy {
  readonly #base: Snapshot
  readonly #rows = new Map<string, Row>()
  readonly #children = new Map<string, Set<string>>()
  readonly #counters = new Map<string, number>()
  readonly #effects = new Map<string, Effect>()
  /** The number of effects of the current mutation, and the characters of their payloads. */
  #emitted = 0
  emittedSize = 0
  /** Visits to children so far. */
  looks = 0
  #undo: Undo[] = []
  /** Rows as they were before the current mutation; null for rows that it made. */
  readonly before = new Map<string, { collection: Collection; row: Row | null }>()

  constructor(base: Snapshot) {
    this.#base = base
  }

  /** Whether a need is already met. */
  has(need: Need): boolean {
    if (need.kind === 'act') return this.#base.acts.has(need.id)
    if (need.kind === 'row') {
      const key = rowKey(need.collection, need.id)
      return this.#rows.has(key) || this.#base.rows.has(key)
    }
    if (need.kind === 'children') {
      const key = childrenKey(need.collection, need.column, need.value)
      return this.#children.has(key) || this.#base.children.has(key)
    }
    if (need.kind === 'users')
      return this.#base.users.has(childrenKey(need.collection, need.column, need.value))
    if (need.kind === 'log') return this.#base.logs.has(`${rowKey(need.collection, need.id)}@${need.since}`)
    return this.#counters.has(need.name) || this.#base.counters.has(need.name)
  }

  /** The row, or null; throws `Missing` when it is not loaded. */
  get(collection: Collection, id: string): Row | null {
    const key = rowKey(collection.name, id)
    const row = this.#rows.get(key) ?? this.#base.rows.get(key)
    if (row === undefined) throw new Missing([{ kind: 'row', collection: collection.name, id }])
    return row
  }

  /** The living children, in no particular order. */
  children(collection: Collection, column: string, value: string): Row[] {
    const key = childrenKey(collection.name, column, value)
    const ids = this.#children.get(key) ?? this.#base.children.get(key)
    if (!ids) throw new Missing([{ kind: 'children', collection: collection.name, column, value }])
    const rows: Row[] = []
    this.looks += ids.size
    for (const id of ids) {
      const row = this.get(collection, id)
      if (row && row.deleted_at === null && row[column] === value) rows.push(row)
    }
    return rows
  }

  /**
   * Whether a living row has the value in this column. Answers yes where this commit has changed every row that was
   * read.
   */
  hasUser(collection: Collection, column: string, value: string): boolean {
    const found = this.#base.users.get(childrenKey(collection.name, column, value))
    if (!found) throw new Missing([{ kind: 'users', collection: collection.name, column, value }])
    for (const [key, row] of this.#rows) {
      if (key.startsWith(`${collection.name}/`) && row[column] === value && row.deleted_at === null)
        return true
    }
    return found.length >= SOME_USERS || found.some((id) => !this.#rows.has(rowKey(collection.name, id)))
  }

  /** The rows that the current mutation made, in the order of its ops. */
  made(collection: Collection): Row[] {
    const rows: Row[] = []
    for (const [
      key,
      {
        collection: { name },
        row,
      },
    ] of this.before) {
      const now = name === collection.name && row === null ? this.#rows.get(key) : undefined
      if (now) rows.push(now)
    }
    return rows
  }

  put(collection: Collection, row: Row): void {
    const key = rowKey(collection.name, row.id)
    const present = this.#rows.get(key)
    const before = present ?? this.#base.rows.get(key) ?? null
    if (!this.before.has(key)) {
      if (this.before.size >= BOUNDS.entries) throw new AppError('act_too_large')
      this.before.set(key, { collection, row: before })
    }
    this.#rows.set(key, row)
    this.#undo.push(() => {
      if (present) this.#rows.set(key, present)
      else this.#rows.delete(key)
    })
    for (const column of indexedColumns(collection)) {
      const value = row[column]
      // A deleted row may be made again, and a row may get another value; `children` leaves out those that lost theirs.
      const isNew = before === null || before.deleted_at !== null || before[column] !== value
      if (isNew && typeof value === 'string') this.#addChild(collection, column, value, row.id)
    }
  }

  /** A parent made in this commit has no children yet, so none are read. */
  beginChildren(collection: Collection, column: string, value: string): void {
    const key = childrenKey(collection.name, column, value)
    this.#children.set(key, new Set())
    this.#undo.push(() => this.#children.delete(key))
  }

  #addChild(collection: Collection, column: string, value: string, id: string): void {
    const key = childrenKey(collection.name, column, value)
    let ids = this.#children.get(key)
    if (!ids) {
      const base = this.#base.children.get(key)
      if (!base) return
      ids = new Set(base)
      this.#children.set(key, ids)
    }
    if (ids.has(id)) return
    ids.add(id)
    this.#undo.push(() => ids.delete(id))
  }

  counter(name: string): number {
    const value = this.#counters.get(name) ?? this.#base.counters.get(name)
    if (value === undefined) throw new Missing([{ kind: 'counter', name }])
    return value
  }

  setCounter(name: string, value: number): void {
    const present = this.#counters.get(name)
    this.#counters.set(name, value)
    this.#undo.push(() => {
      if (present === undefined) this.#counters.delete(name)
      else this.#counters.set(name, present)
    })
  }

  /** E1, E3: records an effect; the first effect of a key stands. */
  emit(effect: Effect): void {
    if (this.#effects.has(effect.key)) return
    if (this.#emitted >= BOUNDS.effects || effect.payload.length > BOUNDS.payload)
      throw new AppError('act_too_large')
    this.#emitted += 1
    this.emittedSize += effect.payload.length
    this.#effects.set(effect.key, effect)
    this.#undo.push(() => this.#effects.delete(effect.key))
  }

  /** The effects of all mutations so far. */
  get effects(): ReadonlyMap<string, Effect> {
    return this.#effects
  }

  /** Keeps the changes of the mutation. */
  accept(): void {
    this.#undo = []
    this.#emitted = 0
    this.emittedSize = 0
    this.before.clear()
  }

  /** Rolls back the changes of the mutation. */
  rollback(): void {
    for (const undo of this.#undo.reverse()) undo()
    this.accept()
  }

  /** The changes since the snapshot: to be written, and then merged into it. */
  changed(): { rows: Map<string, Row>; children: Map<string, Set<string>>; counters: Map<string, number> } {
    return { rows: this.#rows, children: this.#children, counters: this.#counters }
  }
}
