import { MAX_EXPORT_ROWS } from '#domain/roaauto/schema.ts'
import { ORACLE_TABLES } from '#domain/roaauto/tables.ts'
import { LIMITS } from '#domain/sync/protocol.ts'
import { countExported, readUnnumbered } from '#worker/db/export-rows.ts'
import { oneState } from '#worker/modules/exports/one-state.ts'
import type { Maker, Making } from './export-maker.ts'
import { Final } from './failures.ts'

/**
 * Makes the export for ROAAUTO on Oracle, of one piece: gives the rows their numbers, then packs them while it reads
 * them. A try begins from the start, but numbered rows keep their numbers.
 */
export const oracleMaker: Maker = {
  /** Each row counts once when it gets its number, and once for each file that may contain it. */
  async steps({ db }) {
    const counts = await countExported(db)
    const packed = ORACLE_TABLES.reduce((sum, { source }) => sum + (counts.get(source)?.rows ?? 0), 0)
    if (packed > MAX_EXPORT_ROWS) throw new Final('export_too_large')
    return [...counts.values()].reduce((sum, { unnumbered }) => sum + unnumbered, packed)
  },
  async make(making, take) {
    await number(making)
    const { db, telling } = making
    const manifest = await oneState(db, take, (rows) => telling.add(rows), Date.now())
    return manifest && { isSound: manifest.checks.every(({ ok }) => ok), photosAfter: null }
  },
}

/** Numbers rows for Oracle that have no number, in the order of their creation; the commit chooses the numbers. */
const number = async ({ db, telling }: Making): Promise<void> => {
  for (;;) {
    const rows = await readUnnumbered(db, LIMITS.opsPerMutation)
    if (rows.length === 0) return
    const ops = rows.map(({ rev, ...row }) => ({
      op: 'patch' as const,
      ...row,
      data: { oracle_id: null },
      base: rev,
    }))
    await telling.act(ops)
    await telling.add(rows.length)
  }
}
