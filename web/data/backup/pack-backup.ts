import { makeZip } from 'client-zip'
import type { AppDatabase } from '../database.ts'
import type { Writer } from '../mutate.ts'
import type { PhotoFiles } from '../photos/photo-files.ts'
import { pictureEntry, ROWS_ENTRY, thumbEntry } from './container.ts'
import type { OnProgress } from './format.ts'
import { rowsStream } from './write-backup.ts'

/** The digests of the pictures of this device that its photos use. */
const picturesHere = async (db: AppDatabase, files: PhotoFiles): Promise<string[]> => {
  const wanted = new Set((await db.rows('photos').orderBy('sha256').uniqueKeys()) as string[])
  const present = (await files.files.toCollection().primaryKeys()) as string[]
  return present.filter((sha256) => wanted.has(sha256))
}

/** Bytes of the pictures that a backup would contain, according to their rows. */
export const picturesSize = async (db: AppDatabase): Promise<number> => {
  let size = 0
  await db.rows('photos').each((photo) => {
    size += photo.size
  })
  return size
}

async function* entriesOf(writer: Writer, files: PhotoFiles, pictures: string[], onProgress: OnProgress) {
  const lastModified = new Date(writer.now())
  let rows = 0
  const afterRows = (done: number) => onProgress({ done, total: rows + pictures.length })
  const rowsDone: OnProgress = ({ done, total }) => {
    rows = total
    afterRows(done)
  }
  yield { name: ROWS_ENTRY, input: rowsStream(writer, pictures.length, rowsDone), lastModified }
  for (const [index, sha256] of pictures.entries()) {
    const file = await files.files.get(sha256)
    if (file) {
      yield { name: pictureEntry(sha256, file.type), input: file.bytes, lastModified }
      yield { name: thumbEntry(sha256), input: file.thumb, lastModified }
    }
    afterRows(rows + index + 1)
  }
}

/**
 * All data of this device as one file, produced while it is read: rows, history, and the pictures of its photos. The
 * copy of an account has only its rows, because the server has its pictures and only the server restores it.
 */
export const packBackup = async (
  writer: Writer,
  files: PhotoFiles,
  onProgress: OnProgress = () => undefined,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> => {
  const pictures = writer.mode === 'local' ? await picturesHere(writer.db, files) : []
  return makeZip(entriesOf(writer, files, pictures, onProgress)) as ReadableStream<Uint8Array<ArrayBuffer>>
}
