import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

type Mutation = { client_id: string; seq: number; hash: string; result: string }
type Change = { rev: number; collection: string; row_id: string; client_id: string; seq: number }

/** A shop as its database has it, read past the server. */
export type ShopOnDisk = {
  /** File of the shard. */
  file: string
  mutations: Mutation[]
  changes: Change[]
}

/**
 * Reads a shop from the local D1 under `state`, from a copy: opening the files themselves would do the recovery that
 * the server has to do after a kill. Throws when the shop lies in no database, or in two.
 */
export const readShop = (state: string, tenantId: string): ShopOnDisk => {
  const copy = mkdtempSync(join(tmpdir(), 'roa-copy-'))
  try {
    cpSync(join(state, 'v3/d1/miniflare-D1DatabaseObject'), copy, { recursive: true })
    const found = readdirSync(copy)
      .filter((file) => /^[0-9a-f]{64}\.sqlite$/.test(file))
      .flatMap((file): ShopOnDisk[] => {
        const database = new DatabaseSync(join(copy, file))
        const rows = (sql: string) => database.prepare(sql).all(tenantId) as unknown[]
        const mutations = rows(
          'SELECT client_id, seq, hash, result FROM mutations WHERE tenant_id = ? ORDER BY client_id, seq',
        ) as Mutation[]
        const changes = rows(
          'SELECT rev, collection, row_id, client_id, seq FROM changes WHERE tenant_id = ? ORDER BY rev',
        ) as Change[]
        database.close()
        return mutations.length + changes.length > 0 ? [{ file, mutations, changes }] : []
      })
    const [shop] = found
    if (!shop || found.length > 1) throw new Error(`the shop lies in ${found.length} databases`)
    return shop
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
