import type { Mutation } from '#domain/sync/protocol.ts'
import { type AppDatabase, getMeta, setMeta } from '../database.ts'
import { photoFiles } from '../photos/photo-files.ts'
import { writeAsLeader } from './leader.ts'

const DROPPED = 'erasuresFollowed'
const TYPED = 'roa.typed.'

/**
 * Drops what this device keeps of erased clients beside the rows, which follow by themselves: acts that the server
 * refused, replaced values, typed texts, pictures that no row shows any more. Each erasure is followed once.
 */
export const dropErased = async (
  db: AppDatabase,
  leader: string | null,
  pictures = photoFiles,
): Promise<void> => {
  const followed = new Set((await getMeta<string[]>(db, DROPPED)) ?? [])
  const erased = await db
    .rows('erasures')
    .filter(({ id, state }) => state === 'done' && !followed.has(id))
    .toArray()
  if (erased.length === 0) return
  const ids = await rowsOf(
    db,
    erased.map(({ contact_id }) => contact_id),
  )
  const isAbout = ({ ops }: Mutation): boolean =>
    ops.some(({ id, ...op }) => ids.has(id) || ('data' in op && Object.values(op.data ?? {}).some(isOne)))
  const isOne = (value: unknown): boolean => typeof value === 'string' && ids.has(value)
  for (const key of Object.keys(globalThis.localStorage ?? {}))
    if (key.startsWith(TYPED) && [...ids].some((id) => key.includes(id))) localStorage.removeItem(key)
  const shown = new Set((await db.rows('photos').toArray()).map(({ sha256 }) => sha256))
  const sent = await pictures.files.where('sent').equals(1).primaryKeys()
  await pictures.files.bulkDelete(sent.filter((sha256) => !shown.has(sha256)))
  await writeAsLeader(db, leader, async () => {
    await db.rejected.filter(({ mutation }) => isAbout(mutation)).delete()
    await db.overwritten.filter(({ id }) => ids.has(id)).delete()
    await setMeta(db, DROPPED, [...followed, ...erased.map(({ id }) => id)])
  })
}

/** The ids of the rows of contacts: themselves, those merged into them, their cars and orders. */
const rowsOf = async (db: AppDatabase, contactIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const merged = await db.rows('contacts').where('merged_into').anyOf(contactIds).primaryKeys()
  const contacts = [...contactIds, ...merged]
  const cars = await db.rows('vehicles').where('contact_id').anyOf(contacts).primaryKeys()
  const orders = await db.rows('orders').where('contact_id').anyOf(contacts).primaryKeys()
  return new Set([...contacts, ...cars, ...orders])
}
