import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Role } from '#domain/team/roles.ts'

type Act = { id: string; client_id: string; label: string; hash: string; outcome: string }
type Change = { rev: number; collection: string; row_id: string; act_id: string }

const D1 = 'v3/d1/miniflare-D1DatabaseObject'

const databasesIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name))

/** A shop as its database has it, read without the server. */
export type ShopOnDisk = {
  /** File of the shard. */
  file: string
  acts: Act[]
  changes: Change[]
}

/**
 * Reads a shop from the local D1 under `state`, from a copy: opening the files themselves would do the recovery that
 * the server must do after a kill. Throws when the shop is in no database, or in two.
 */
export const readShop = (state: string, tenantId: string): ShopOnDisk => {
  const copy = mkdtempSync(join(tmpdir(), 'roa-copy-'))
  try {
    cpSync(join(state, D1), copy, { recursive: true })
    const found = databasesIn(copy).flatMap((file): ShopOnDisk[] => {
      const database = new DatabaseSync(join(copy, file))
      const rows = (sql: string) => database.prepare(sql).all(tenantId) as unknown[]
      const acts = rows(
        'SELECT id, client_id, label, hash, outcome FROM acts WHERE tenant_id = ?1 ORDER BY (SELECT max(rev) FROM changes WHERE tenant_id = ?1 AND act_id = acts.id)',
      ) as Act[]
      const changes = rows(
        'SELECT rev, collection, row_id, act_id FROM changes WHERE tenant_id = ? ORDER BY rev',
      ) as Change[]
      database.close()
      return acts.length + changes.length > 0 ? [{ file, acts, changes }] : []
    })
    const [shop] = found
    if (!shop || found.length > 1) throw new Error(`the shop is in ${found.length} databases`)
    return shop
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/**
 * Changes rows in every local D1 under `state` without the server, as an operator would; the server sees it at once.
 */
export const changeOnDisk = (state: string, sql: string, ...values: (string | number | null)[]): void => {
  const folder = join(state, D1)
  for (const file of databasesIn(folder)) {
    const database = new DatabaseSync(join(folder, file), { timeout: 5_000 })
    database.prepare(sql).run(...values)
    database.close()
  }
}

/** The shop's effects in its database, read without the server. */
export const readEffects = (state: string, tenantId: string): { key: string; state: string }[] => {
  const copy = mkdtempSync(join(tmpdir(), 'roa-copy-'))
  try {
    cpSync(join(state, D1), copy, { recursive: true })
    return databasesIn(copy).flatMap((file) => {
      const database = new DatabaseSync(join(copy, file))
      const rows = database.prepare('SELECT key, state FROM effects WHERE tenant_id = ?').all(tenantId)
      database.close()
      return rows as { key: string; state: string }[]
    })
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Makes effects and alarms due, as if an hour had passed without a server. */
export const passTime = (state: string): void => {
  changeOnDisk(state, "UPDATE effects SET next_at = '2026-01-01T00:00:00.000Z' WHERE next_at IS NOT NULL")
  changeAlarms(
    state,
    'UPDATE _cf_ALARM SET scheduled_time = 1',
    'UPDATE _cf_METADATA SET value = 1 WHERE key = 1',
  )
}

/** Removes all alarms, as if the objects had never set one. */
export const loseAlarms = (state: string): void =>
  changeAlarms(state, 'DELETE FROM _cf_ALARM', 'DELETE FROM _cf_METADATA WHERE key = 1')

/** An alarm is stored by the platform, and again in its object's own database. */
const changeAlarms = (state: string, ofAll: string, ofOne: string): void => {
  const folder = join(state, 'v3/do/roaauto-TenantObject')
  for (const file of ['metadata.sqlite', ...databasesIn(folder)]) {
    const database = new DatabaseSync(join(folder, file))
    const isOfAll = file === 'metadata.sqlite'
    const has = database
      .prepare('SELECT 1 FROM sqlite_schema WHERE name = ?')
      .get(isOfAll ? '_cf_ALARM' : '_cf_METADATA')
    if (has) database.exec(isOfAll ? ofAll : ofOne)
    database.close()
  }
}

/** Moves an account into another shop, as a team page would: with a role, and a row of `mecanici`. */
export const moveAccount = (
  state: string,
  { email, toShopOf, role, mechanic }: { email: string; toShopOf: string; role: Role; mechanic: string },
): void => {
  changeOnDisk(state, 'DELETE FROM sessions WHERE user_id = (SELECT id FROM users WHERE email = ?)', email)
  changeOnDisk(
    state,
    'UPDATE memberships SET rol = ?, tenant_id = (SELECT m.tenant_id FROM memberships m JOIN users u ON u.id = m.user_id ' +
      'WHERE u.email = ?) WHERE user_id = (SELECT id FROM users WHERE email = ?)',
    role,
    toShopOf,
    email,
  )
  changeOnDisk(
    state,
    'UPDATE mecanici SET user_id = u.id FROM users u JOIN memberships m ON m.user_id = u.id ' +
      'WHERE u.email = ? AND mecanici.tenant_id = m.tenant_id AND mecanici.nume = ?',
    email,
    mechanic,
  )
}
