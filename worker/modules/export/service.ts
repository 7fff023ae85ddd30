import { AppError } from '#domain/kernel/errors.ts'
import type { CollectionName } from '#domain/modules.ts'
import { controlFile } from '#domain/roaauto/control-file.ts'
import { type Manifest, manifestOf } from '#domain/roaauto/manifest.ts'
import { TableFile } from '#domain/roaauto/table-file.ts'
import { EXPORTED, ORACLE_TABLES } from '#domain/roaauto/tables.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import { readHead } from '#worker/db/commit-reads.ts'
import { readRows } from '#worker/db/export-rows.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { Archive } from './archive.ts'

/** Times that the rows are read anew when somebody writes meanwhile; a busier shop exports after closing time. */
const TRIES = 3

export type OracleExport = { archive: Blob; manifest: Manifest }

/**
 * The shop as ROAAUTO in Oracle takes it: a CSV and a control file for each table, and a manifest whose counts and sums
 * tie out. D1 has no snapshot over several reads, so the head is compared before and after: what is handed out is one
 * state of the shop, or nothing.
 * @throws AppError `export_unnumbered`, `unavailable` when it was written to all the while
 */
export const oracleExport = async (
  db: TenantDb,
  actor: Actor,
  shop: Manifest['shop'],
  now: number,
): Promise<OracleExport> => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = await readHead(db)
    if (!before) throw new AppError('not_found')
    const place = { shop, made_at: new Date(now).toISOString(), epoch: before.epoch, rev: before.head }
    const made = await readOnce(db, actor, place, now)
    const after = await readHead(db)
    if (after?.epoch === before.epoch && after.head === before.head) return made
  }
  throw new AppError('unavailable', { params: { retryAfter: 30 } })
}

type Place = Parameters<typeof manifestOf>[1]

const readOnce = async (db: TenantDb, actor: Actor, place: Place, now: number): Promise<OracleExport> => {
  const archive = new Archive(new Date(now))
  const numbers = new Numbers()
  const files = ORACLE_TABLES.map((table) => new TableFile(table, numbers.find))
  for (const source of EXPORTED) {
    const targets = files
      .filter(({ table }) => table.source === source)
      .map((file) => {
        archive.add(`${file.table.name}.ctl`, controlFile(file.table))
        const entry = archive.entry(`${file.table.name}.csv`)
        entry.write(file.head())
        return { file, entry }
      })
    for await (const rows of readRows(db, actor, source)) {
      for (const row of rows) {
        if (row.oracle_id === null) throw new AppError('export_unnumbered')
        numbers.learn(source, row)
      }
      for (const { file, entry } of targets) entry.write(rows.map((row) => file.line(row)).join(''))
    }
    for (const { entry } of targets) entry.end()
  }
  const manifest = manifestOf(files, place)
  archive.add('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  return { archive: archive.finish(), manifest }
}

/** The numbers of the rows read so far, by collection and id; a merged car has that of the kept one. */
class Numbers {
  readonly #known = new Map<CollectionName, Map<string, number>>()
  readonly #merged = new Map<string, string>()

  learn(collection: CollectionName, { id, oracle_id, merged_into }: Row): void {
    const numbers = this.#known.get(collection) ?? new Map<string, number>()
    this.#known.set(collection, numbers)
    if (typeof merged_into === 'string') this.#merged.set(id, merged_into)
    else if (oracle_id !== null) numbers.set(id, oracle_id)
  }

  readonly find = (collection: CollectionName, id: string): number | null => {
    let at = id
    for (let step = 0; step < 100 && this.#merged.has(at); step++) at = this.#merged.get(at) ?? at
    return this.#known.get(collection)?.get(at) ?? null
  }
}
