import type { Manifest } from '#domain/roaauto/manifest.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { readHead } from '#worker/db/commit-reads.ts'
import { isWrittenSince, readRows, readShop } from '#worker/db/export-rows.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { Archive } from './archive.ts'
import { Unnumbered, writeOracleArchive } from './oracle-archive.ts'

/**
 * Reads the shop's rows once and passes on the bytes of their archive. D1 has no snapshot over several reads, so it
 * checks afterwards whether an exported row was written in the meantime: the archive is one state of the shop, or the
 * result is null. `onRows` receives the number of processed rows; `now` in milliseconds.
 */
export const oneState = async (
  db: TenantDb,
  take: (bytes: Uint8Array) => Promise<void>,
  onRows: (rows: number) => Promise<void>,
  now: number,
): Promise<Manifest | null> => {
  const before = await readHead(db)
  if (!before) throw new Error('an export of a shop that is not founded')
  const made_at = new Date(now).toISOString()
  const place = { shop: await readShop(db), made_at, epoch: before.epoch, rev: before.head }
  const system = systemActor(db, 'export')
  try {
    const archive = new Archive(new Date(now), take)
    const manifest = await writeOracleArchive(archive, (name) => readRows(db, system, name), place, onRows)
    const after = await readHead(db)
    const isSame = after?.epoch === before.epoch && !(await isWrittenSince(db, before.head))
    return isSame ? manifest : null
  } catch (error) {
    if (error instanceof Unnumbered) return null
    throw error
  }
}
