import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, existsSync, linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DEPLOYMENT_FILE, SECRETS_FILE, SETTINGS_FILE } from '../secrets.ts'
import { storesIn } from '../state.ts'

/** Copies of a state while a server writes it. */

/** The stores that are copied, in their order: rows name files, so the rows go first. Caches are left out. */
const STORES = ['d1', 'do', 'r2']

/** Files beside the stores: secrets, settings, and what the configuration of a copied deployment was. */
const FILES = [SECRETS_FILE, SETTINGS_FILE, DEPLOYMENT_FILE]

/** Copies a state into a new folder, each database as it is between two transactions. */
export const snapshot = (state: string, folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of FILES) if (existsSync(join(state, name))) cpSync(join(state, name), join(folder, name))
  for (const store of STORES) copyStore(join(storesIn(state), store), join(storesIn(folder), store))
}

const copyStore = (from: string, to: string): void => {
  for (const file of filesIn(from)) {
    const copy = join(to, relative(from, file))
    mkdirSync(dirname(copy), { recursive: true, mode: 0o700 })
    if (file.endsWith('.sqlite')) copyDatabase(file, copy)
    else if (!/\.sqlite-(wal|shm)$/.test(file)) copyBlob(file, copy)
  }
}

/** All files below a folder, in their order. */
export const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
    : []

/** A shop's database may be busy for seconds when it is large (ms). */
export const PATIENCE = 30_000

const copyDatabase = (file: string, copy: string): void => {
  const database = new DatabaseSync(file, { timeout: PATIENCE })
  try {
    database.prepare('VACUUM INTO ?').run(copy)
  } finally {
    database.close()
  }
}

/** A blob never changes, so a link is a copy; one that was deleted meanwhile belongs to no row any more. */
const copyBlob = (file: string, copy: string): void => {
  try {
    linkSync(file, copy)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return
    copyFileSync(file, copy)
  }
}

/** What a state holds of one shop: its head, and a hash of all its rows in all databases. */
export type Content = Record<string, { head: number; rows: number; hash: string }>

/** The content of a state that nobody writes: every row with a `tenant_id`, whatever its table. */
export const contentOf = (state: string): Content => {
  const shops = new Map<string, { head: number; rows: number; hash: ReturnType<typeof createHash> }>()
  for (const file of filesIn(join(storesIn(state), 'd1')).filter((name) => name.endsWith('.sqlite'))) {
    const database = new DatabaseSync(file)
    try {
      const [check] = database.prepare('PRAGMA integrity_check(1)').all()
      if (check?.integrity_check !== 'ok') throw new Error(`${file} is damaged: ${check?.integrity_check}`)
      const tables = database
        .prepare(
          "SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'tenant_id' " +
            'ORDER BY 1',
        )
        .all()
      for (const { name } of tables) {
        for (const row of database.prepare(`SELECT * FROM "${name}"`).iterate()) {
          const id = String(row.tenant_id)
          const shop = shops.get(id) ?? { head: 0, rows: 0, hash: createHash('sha256') }
          shops.set(id, shop)
          shop.rows += 1
          if (name === 'sync_tenants') shop.head = Number(row.head)
          shop.hash.update(
            JSON.stringify([name, row], (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
          )
        }
      }
    } finally {
      database.close()
    }
  }
  return Object.fromEntries(
    [...shops].map(([id, { head, rows, hash }]) => [id, { head, rows, hash: hash.digest('hex') }]),
  )
}

/** Removes what was left of a copy. */
export const dropCopy = (folder: string): void => rmSync(folder, { recursive: true, force: true })
