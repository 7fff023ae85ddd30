import { COLLECTIONS, type CollectionName } from '#domain/modules.ts'
import { columnKinds, csvHead, csvRow, jsonRow } from '#domain/privacy/data-file.ts'
import type { ExportKind } from '#domain/roaauto/schema.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import type { DataRows } from '#worker/db/data-rows.ts'
import type { Archive } from './archive.ts'

/** The content of an export of data. */
export type DataManifest = {
  format: 'roaauto-data'
  version: 1
  kind: ExportKind
  shop: { nume: string; cui: string }
  /** The time of its making (ISO), and its place in the history when it began. */
  made_at: string
  epoch: string
  rev: number
  /**
   * Each row is whole, but the file is not of one state: rows that were written meanwhile are in it as they were before or
   * after. D1 has no snapshot over several reads, and a shop that works all day would never get a file of one state.
   */
  is_snapshot: false
  /** Rows by collection, and the kind of each column. */
  collections: { name: CollectionName; rows: number; columns: Record<string, string> }[]
}

/** Writes every collection as JSON and as CSV, and a manifest. `onRows` receives the number of written rows. */
export const writeData = async (
  archive: Archive,
  { names, read }: DataRows,
  place: Omit<DataManifest, 'format' | 'version' | 'is_snapshot' | 'collections'>,
  onRows: (rows: number) => Promise<void>,
): Promise<void> => {
  const collections: DataManifest['collections'] = []
  for (const name of names) {
    const collection = COLLECTIONS[name]
    let rows = 0
    async function* written(head: string, text: (row: Row) => string, between: string, end: string) {
      rows = 0
      yield head
      for await (const some of read(name)) {
        yield some.map((row, index) => (rows + index === 0 ? '' : between) + text(row)).join('')
        rows += some.length
        await onRows(some.length)
      }
      yield end
    }
    await archive.add(
      `json/${name}.json`,
      written('[\n', (row) => jsonRow(collection, row), ',\n', '\n]\n'),
    )
    await archive.add(
      `csv/${name}.csv`,
      written(csvHead(collection), (row) => csvRow(collection, row), '', ''),
    )
    collections.push({ name, rows, columns: columnKinds(collection) })
  }
  const manifest: DataManifest = {
    format: 'roaauto-data',
    version: 1,
    ...place,
    is_snapshot: false,
    collections,
  }
  await archive.add('manifest.json', [`${JSON.stringify(manifest, null, 2)}\n`])
}

const ENDINGS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/webp': 'webp' }

/** Photos of one piece: each is a read of R2, of which one run of a job has a limited number. */
const PHOTOS_PER_PIECE = 400

/**
 * Writes the pictures of photos after one, as many as fit into a piece; a picture's name is the id of its photo. Returns
 * the last photo where more may follow. `open` returns null for a picture that never arrived.
 */
export const writePhotos = async (
  archive: Archive,
  photos: AsyncIterable<Row[]>,
  after: string,
  open: (photo: Photo) => Promise<Uint8Array | null>,
  most = PHOTOS_PER_PIECE,
): Promise<string | null> => {
  let [packed, last] = [0, after]
  for await (const rows of photos)
    for (const row of rows as Photo[]) {
      if (row.id <= after) continue
      if (packed === most) return last
      const bytes = await open(row)
      if (bytes) await archive.addStored(`photos/${row.id}.${ENDINGS[row.type] ?? 'jpg'}`, bytes)
      ;[packed, last] = [packed + 1, row.id]
    }
  return null
}
