import { unzipRaw, type ZipEntry } from 'unzipit'
import { AppError } from '#domain/kernel/errors.ts'
import { hex } from '#domain/kernel/hex.ts'
import { sniffPicture } from '#domain/workshop/photos/picture.ts'
import { MAX_PHOTO_BYTES } from '#domain/workshop/photos/schema.ts'
import type { PhotoFile } from '../photos/photo-files.ts'
import { ROWS_ENTRY, sha256OfEntry, thumbEntry } from './container.ts'

/** A picture of a backup; `read` returns null for one that does not match its name. */
export type PackedPicture = { sha256: string; read: () => Promise<Omit<PhotoFile, 'at' | 'sent'> | null> }

export type OpenedBackup = {
  /** A part of the file, not read yet. */
  rows: Blob
  pictures: PackedPicture[]
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** Stored uncompressed, so an entry never grows while it is read. */
const isStored = (entry: ZipEntry): boolean =>
  entry.compressionMethod === 0 && entry.size === entry.compressedSize && !entry.encrypted

const bytesOf = async (entry: ZipEntry | undefined): Promise<ArrayBuffer | null> =>
  entry && isStored(entry) && entry.size <= MAX_PHOTO_BYTES ? entry.arrayBuffer().catch(() => null) : null

const readPicture = async (sha256: string, entry: ZipEntry, small: ZipEntry | undefined) => {
  const bytes = await bytesOf(entry)
  const type = bytes && sniffPicture(new Uint8Array(bytes))
  if (!bytes || !type || hex(await crypto.subtle.digest('SHA-256', bytes)) !== sha256) return null
  const thumb = await bytesOf(small)
  return { sha256, type, bytes, thumb: thumb && sniffPicture(new Uint8Array(thumb)) ? thumb : bytes }
}

/**
 * Opens a backup file: the rows, and its pictures. A file of rows alone is a backup too.
 * @throws AppError `backup_unknown`, `backup_damaged`
 */
export const openBackup = async (file: Blob): Promise<OpenedBackup> => {
  const start = new Uint8Array(await file.slice(0, ZIP.length).arrayBuffer())
  if (ZIP.some((byte, index) => start[index] !== byte)) return { rows: file, pictures: [] }
  const { entries } = await unzipRaw(file).catch((error: unknown) => {
    throw new AppError('backup_damaged', { cause: error })
  })
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const rows = byName.get(ROWS_ENTRY)
  if (!rows || !isStored(rows)) throw new AppError('backup_unknown')
  const pictures = entries.flatMap((entry): PackedPicture[] => {
    const sha256 = sha256OfEntry(entry.name)
    if (sha256 === null) return []
    return [{ sha256, read: () => readPicture(sha256, entry, byName.get(thumbEntry(sha256))) }]
  })
  return {
    rows: await rows.blob().catch((error: unknown) => {
      throw new AppError('backup_damaged', { cause: error })
    }),
    pictures,
  }
}
