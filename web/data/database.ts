import Dexie, { type EntityTable, type Table } from 'dexie'
import type { Refusal } from '#domain/kernel/errors.ts'
import { HELD_REGISTRY, type HeldName, type Rows } from '#domain/modules.ts'
import { indexedColumns, type Row } from '#domain/sync/collection.ts'
import type { LogEntry, Values } from '#domain/sync/log.ts'
import type { Mutation, Overwrote } from '#domain/sync/protocol.ts'
import { windowOf } from '#domain/sync/registry.ts'
import { inBlocks } from './blocks/block-table.ts'

/** A mutation that waits for the server, in the order in which people acted. */
export type OutboxEntry = {
  n: number
  mutation: Mutation
  /** `collection/id` of every row that it changed here, derived rows included. */
  rows: string[]
}

/** A mutation that the server refused (S8.3) and why: kept until the person mends or discards it. */
export type RejectedEntry = Refusal & {
  n: number
  mutation: Mutation
  /** The values that the person has corrected, by the index of the op in the mutation; kept until it is sent. */
  edits?: Readonly<Record<number, Values>>
  /** Device time, ISO. */
  rejectedAt: string
}

/** History of the free tier, which has no server to keep one. */
export type LocalLogEntry = Omit<LogEntry, 'before'> & { at: string; label: string }

/** Another person's value that a change of this device has replaced (S7.2), until the person has seen it. */
export type OverwrittenEntry = Overwrote & { n: number }

export type MetaEntry = { key: string; value: unknown }

const VERSION = 10

/** The tables whose rows are kept in blocks. */
const BLOCKS = [
  'log',
  ...[...HELD_REGISTRY].flatMap(([name, registered]) => (registered.inBlocks ? name : [])),
]

/** The name of the free tier's database. */
export const LOCAL_DATABASE = 'roa-local'

/** One person's data of one shop on this device. The free tier has a database of its own. */
export class AppDatabase extends Dexie {
  declare outbox: EntityTable<OutboxEntry, 'n'>
  declare rejected: EntityTable<RejectedEntry, 'n'>
  declare overwritten: EntityTable<OverwrittenEntry, 'n'>
  declare log: Table<LocalLogEntry, number>
  declare meta: Table<MetaEntry, string>

  /** `rowsOfBlock`: how many rows a block holds at most; with 0 each row is a record, for comparison. */
  constructor(name: string, rowsOfBlock?: number) {
    // S5.5: what a person typed is on the disk before the screen says so.
    super(name, { chromeTransactionDurability: 'strict' })
    if (rowsOfBlock !== 0) this.use(inBlocks(BLOCKS, rowsOfBlock))
    this.version(VERSION).stores({
      ...Object.fromEntries(
        [...HELD_REGISTRY.values()].map(({ collection, indexes, travels, inBlocks }) => {
          const recent = windowOf({ travels })?.recent
          const found = [
            ...indexedColumns(collection),
            ...indexes,
            ...(recent === undefined ? [] : [recent]),
          ].map((column) => (inBlocks ? `*${column}` : column))
          return [collection.name, ['id', ...new Set(found)].join(', ')]
        }),
      ),
      outbox: '++n, *rows',
      rejected: '++n',
      overwritten: '++n',
      log: 'rev, *rowId',
      meta: 'key',
    })
  }

  /** The table of a collection, typed by its rows. */
  rows<Name extends HeldName>(name: Name): Table<Rows[Name], string> {
    return this.table(name)
  }

  /** The table of a collection known only at run time. */
  anyRows(name: string): Table<Row, string> {
    return this.table(name)
  }
}

/** Reads a value from the database's own notes. */
export const getMeta = async <T>(db: AppDatabase, key: string): Promise<T | undefined> =>
  (await db.meta.get(key))?.value as T | undefined

export const setMeta = async (db: AppDatabase, key: string, value: unknown): Promise<void> => {
  await db.meta.put({ key, value })
}

/** The name of this device among those of the shop, created once. */
export const clientIdOf = async (db: AppDatabase, newId: () => string): Promise<string> =>
  (await getMeta<string>(db, 'clientId')) ??
  db.transaction('rw', db.meta, async () => {
    const found = await getMeta<string>(db, 'clientId')
    if (found !== undefined) return found
    const made = newId()
    await setMeta(db, 'clientId', made)
    return made
  })
