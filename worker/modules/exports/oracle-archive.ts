import type { CollectionName } from '#domain/modules.ts'
import { controlFile } from '#domain/roaauto/control-file.ts'
import { type Manifest, manifestOf } from '#domain/roaauto/manifest.ts'
import { TableFile } from '#domain/roaauto/table-file.ts'
import { ORACLE_TABLES } from '#domain/roaauto/tables.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Archive } from './archive.ts'

/** The shop and the place in its history that the archive shows. */
export type Place = Parameters<typeof manifestOf>[1]

/** Thrown for a row without a number for Oracle: it was written after the numbering. */
export class Unnumbered extends Error {}

/**
 * Writes the shop's data as ROAAUTO in Oracle imports it: a CSV and a control file for each table, and a manifest with
 * counts and sums that agree. `read` returns the rows of a collection in chunks; `onRows` receives the number of
 * processed rows.
 * @throws Unnumbered
 */
export const writeOracleArchive = async (
  archive: Archive,
  read: (source: CollectionName) => AsyncIterable<Row[]>,
  place: Place,
  onRows: (rows: number) => Promise<void>,
): Promise<Manifest> => {
  const numbers = new Numbers()
  const files = ORACLE_TABLES.map((table) => new TableFile(table, numbers.find))
  for (const file of files) {
    const { name, source } = file.table
    await archive.add(`${name}.ctl`, [controlFile(file.table)])
    await archive.add(`${name}.csv`, csvOf(file, read(source), numbers, onRows))
  }
  const manifest = manifestOf(files, place)
  await archive.add('manifest.json', [`${JSON.stringify(manifest, null, 2)}\n`])
  await archive.finish()
  return manifest
}

async function* csvOf(
  file: TableFile,
  chunks: AsyncIterable<Row[]>,
  numbers: Numbers,
  onRows: (rows: number) => Promise<void>,
): AsyncGenerator<string> {
  const { source } = file.table
  yield file.head()
  for await (const rows of chunks) {
    if (rows.some(({ oracle_id }) => oracle_id === null)) throw new Unnumbered()
    for (const row of rows) numbers.learn(source, row)
    yield rows.map((row) => file.line(row)).join('')
    await onRows(rows.length)
  }
}

/** Collections that some table links to. */
const LINKED = new Set(
  ORACLE_TABLES.flatMap(({ columns }) => columns.flatMap(({ target }) => (target ? [target] : []))),
)

/** The numbers of the rows read so far, by collection and id; a merged car has the number of the kept one. */
class Numbers {
  readonly #known = new Map<CollectionName, Map<string, number>>()
  readonly #merged = new Map<string, string>()

  learn(collection: CollectionName, { id, oracle_id, merged_into }: Row): void {
    if (!LINKED.has(collection)) return
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
