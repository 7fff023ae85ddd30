import { COLLECTION_NAMES } from '#domain/modules.ts'
import { BOUNDS } from '#domain/sync/bounds.ts'
import { LIMITS } from '#domain/sync/protocol.ts'
import { type Random, seeded } from '#tests/factories/random.ts'
import { HOLD_EFFECTS } from '#worker/db/epochs.ts'
import type { Faults } from './faults.ts'
import { Committers } from './shop-server.ts'
import { simulate, type Told } from './simulation.ts'
import { SqliteD1 } from './sqlite-d1.ts'
import type { World } from './world.ts'

/** The world of the fast histories: the real committers and their SQL, over SQLite in memory. */

const TABLES = ['sync_tenants', 'log_segments', 'changes', 'acts', 'counters', 'effects', ...COLLECTION_NAMES]

class D1Error extends Error {}

/** Round trips take time, so that others run in between, and fail before or after they are done. */
const stormy = (d1: SqliteD1, random: Random, faults: Faults): void => {
  let down = 0
  const pause = async () => {
    for (let ticks = random.between(0, 3); ticks > 0; ticks--) await null
  }
  d1.weather = {
    before: async (isWrite) => {
      await pause()
      if (faults.happens('D1 down', 0.004)) down = random.between(3, 8)
      if (faults.on && down-- > 0) throw new D1Error('D1_ERROR: overloaded')
      if (isWrite && faults.happens('D1 fails before', 0.05)) throw new D1Error('D1_ERROR: timeout')
    },
    after: async (isWrite) => {
      await pause()
      if (isWrite && faults.happens('D1 fails after', 0.08)) {
        if (random.next() < 0.3) down = 3
        throw new D1Error('D1_ERROR: Network connection lost')
      }
    },
  }
}

const sqlite = new SqliteD1()

/** Every fourth history has effects. */
const hasEffects = (seed: number): boolean => seed % 4 === 3

const sqliteWorld = (seed: number): World => {
  sqlite.empty()
  return {
    d1: sqlite.asD1(),
    files: sqlite.files,
    query: async (sql, tenantId) => sqlite.rows(sql, tenantId),
    objects: (db, streams, faults, now, newId, onCommit) => {
      stormy(sqlite, streams('weather'), faults)
      return new Committers(db, streams, faults, now, onCommit, hasEffects(seed) ? newId : null)
    },
    backUp: (tenantId) =>
      new Map(
        TABLES.map((table) => [table, sqlite.rows(`SELECT * FROM "${table}" WHERE tenant_id = ?`, tenantId)]),
      ),
    restore: (tenantId, backup, epoch) => {
      sqlite.database.exec('BEGIN')
      for (const [table, rows] of backup) {
        sqlite.rows(`DELETE FROM "${table}" WHERE tenant_id = ?`, tenantId)
        for (const row of rows) {
          const names = Object.keys(row).map((name) => `"${name}"`)
          const marks = names.map(() => '?').join(',')
          sqlite.rows(`INSERT INTO "${table}" (${names.join(',')}) VALUES (${marks})`, ...Object.values(row))
        }
      }
      sqlite.rows('UPDATE sync_tenants SET epoch = ? WHERE tenant_id = ?', epoch, tenantId)
      sqlite.rows(`${HOLD_EFFECTS} AND tenant_id = ?`, tenantId)
      sqlite.database.exec('COMMIT')
    },
  }
}

/** One history over SQLite. Pages, chunks and pushes are small, so that a short history has many of each. */
export const simulateOnSqlite = async (seed: number, steps?: number): Promise<Told> => {
  const kept = { ...LIMITS }
  const bounds = { ...BOUNDS }
  const world = sqliteWorld(seed)
  Object.assign(
    LIMITS,
    seeded(-seed).pick([{ fullChunk: 8, mutationsPerPush: 4, changesBytes: 2_000 }, kept, kept]),
  )
  // Commits of a few rows, so that the answer to one push is composed of several.
  if (LIMITS.fullChunk < kept.fullChunk) Object.assign(BOUNDS, { ops: 2, read: 30, entries: 12 })
  try {
    return await simulate(seed, world, steps)
  } finally {
    Object.assign(LIMITS, kept)
    Object.assign(BOUNDS, bounds)
  }
}
