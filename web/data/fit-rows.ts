import type Dexie from 'dexie'
import { COLLECTIONS, HELD_NAMES, HELD_REGISTRY, type HeldName } from '#domain/modules.ts'
import type { Column } from '#domain/sync/columns.ts'
import { PROTOCOL_VERSION } from '#domain/sync/protocol.ts'
import { windowOf } from '#domain/sync/registry.ts'
import { contentFrom, renameFrom } from '#domain/sync/shapes.ts'

/** S17.6: rows that an older app has stored on this device are fitted to the columns of this app. */

const columnsOf = (name: HeldName): [string, Column][] => Object.entries(COLLECTIONS[name].columns)

/** The part of a collection that devices hold, where it is not all. */
const partOf = (name: HeldName): string => {
  const window = windowOf(HELD_REGISTRY.get(name) ?? { travels: 'all' })
  return window ? `(${window.recent} ${window.days})` : ''
}

/** Every column of this app, stored as a note of the columns that the rows here have. */
const COLUMNS = HELD_NAMES.map(
  (name) => `${name}${partOf(name)}:${columnsOf(name).map(([column]) => column)}`,
).join(' ')

type Stored = Record<string, unknown>

/** The row as this app would have stored it: with today's column names, and the initial values of missing columns. */
const fitted = (name: HeldName, row: Stored): Stored => {
  const renamed = { ...renameFrom(1, name, row) }
  for (const [column, { initial }] of columnsOf(name)) {
    if (renamed[column] === undefined && initial !== undefined) renamed[column] = initial
  }
  return renamed
}

const isFit = (name: HeldName, row: Stored): boolean => {
  const fit = fitted(name, row)
  return Object.keys({ ...row, ...fit }).every((column) => row[column] === fit[column])
}

/**
 * Runs when an app with other columns than the one before opens the database, so that screens find what they expect,
 * offline too. The server's values are then loaded over it (`refill`); nothing is deleted.
 */
export const fitRows = async (db: Dexie): Promise<void> => {
  const meta = db.table<{ key: string; value: unknown }>('meta')
  if ((await meta.get('columns'))?.value === COLUMNS) return
  await db.transaction('rw', db.tables, async () => {
    for (const name of HELD_NAMES) {
      await db
        .table<Stored>(name)
        .toCollection()
        .filter((row) => !isFit(name, row))
        .modify((row, place) => {
          place.value = fitted(name, row)
        })
    }
    await db
      .table('rejected')
      .toCollection()
      .modify((entry) => {
        const { id, version = PROTOCOL_VERSION, ...content } = entry.mutation
        entry.mutation = { id, ...contentFrom(version, content) }
      })
    await meta.put({ key: 'columns', value: COLUMNS })
    // A load that was interrupted has stored rows of the old shape.
    await meta.delete('load')
    if (await meta.get('cursor')) await meta.put({ key: 'refill', value: true })
  })
}
