import { AppError } from '#domain/kernel/errors.ts'
import { isQuotaError } from '../connection.ts'
import { type AppDatabase, getMeta, setMeta } from '../database.ts'
import { RESTORING, type Writer } from '../mutate.ts'
import { type PhotoFiles, photoFiles } from '../photos/photo-files.ts'
import { writeBehind } from '../write-behind.ts'
import type { BackupHead, OnProgress } from './format.ts'
import { linkCars } from './link-cars.ts'
import { BACKUP_AT } from './notes.ts'
import { openBackup, type PackedPicture } from './open-backup.ts'
import { readBackup } from './read-backup.ts'
import { type Checked, readChecked, readOwn } from './read-checked.ts'
import { dropCopy, keepCopies, readCopy, type SafetyCopy } from './safety.ts'
import { writeBackup } from './write-backup.ts'

/** One restore at a time, in all tabs. */
const LOCK = 'roa-restore'

/**
 * Replaces all data of the free tier by a backup that `checkBackup` has accepted. It first saves the data that is here,
 * so that the person can have it back. A restore that is interrupted anywhere continues at the next start
 * (`finishRestore`).
 * @throws AppError as `readBackup`; `storage_full` is thrown before anything is changed
 */
export const restoreBackup = async (
  writer: Writer,
  file: Blob,
  onProgress?: OnProgress,
  files: PhotoFiles = photoFiles,
): Promise<void> => {
  const { db, mode, now } = writer
  if (mode !== 'local') throw new AppError('backup_of_account')
  const at = new Date(now()).toISOString()
  const { rows, pictures } = await openBackup(file)
  const { total: coming } = await headOf(rows)
  let kept = 0
  const keeping: OnProgress = ({ done, total }) => {
    kept = total + pictures.length
    onProgress?.({ done, total: kept + coming })
  }
  const before = await (await writeBackup(writer, keeping)).arrayBuffer()
  await keepPictures(files, pictures, now(), (done) =>
    onProgress?.({ done: kept - pictures.length + done, total: kept + coming }),
  )
  const incoming = await rows.arrayBuffer()
  const copies: SafetyCopy[] = [
    { key: 'before', bytes: before, at },
    { key: 'incoming', bytes: incoming, at },
  ]
  await keepCopies(copies).catch((error: unknown) => {
    throw asError(error)
  })
  await setMeta(db, RESTORING, true)
  await finishRestore(writer, ({ done, total }) => onProgress?.({ done: kept + done, total: kept + total }))
}

/**
 * Stores the pictures before any row is replaced. Pictures are keyed by content, so those that are here stay; if there
 * is no room for all, the new ones are removed again.
 */
const keepPictures = async (
  files: PhotoFiles,
  pictures: readonly PackedPicture[],
  at: number,
  onDone: (done: number) => void,
): Promise<void> => {
  const added: string[] = []
  try {
    for (const [index, picture] of pictures.entries()) {
      if ((await files.files.where('sha256').equals(picture.sha256).count()) === 0) {
        const read = await picture.read()
        if (read) {
          await files.keep({ ...read, sent: 0, at })
          added.push(picture.sha256)
        }
      }
      onDone(index + 1)
    }
  } catch (error) {
    await files.files.bulkDelete(added).catch(() => undefined)
    throw asError(error)
  }
}

const headOf = async (file: Blob): Promise<BackupHead> => {
  for await (const line of readBackup(file)) if (line.type === 'roaauto-backup') return line
  throw new AppError('backup_damaged')
}

/** Continues a restore that was begun on this database; does nothing when there is none. */
export const finishRestore = async (
  hands: Pick<Writer, 'db' | 'now' | 'newId'>,
  onProgress?: OnProgress,
): Promise<void> => {
  const { db } = hands
  if (!(await getMeta(db, RESTORING))) return
  await navigator.locks.request(LOCK, async () => {
    if (!(await getMeta(db, RESTORING))) return
    const failure = await bringIn(hands, onProgress).then(() => null, asError)
    // Half a restore is useless: the data from before comes back.
    if (failure) await replaceAll(db, readOwn((await wayBack())?.file ?? new Blob()))
    await db.meta.delete(RESTORING)
    await dropCopy('incoming')
    if (failure) throw failure
  })
}

const asError = (error: unknown): Error => {
  if (isQuotaError(error)) return new AppError('storage_full', { cause: error })
  return error instanceof Error ? error : new Error(String(error))
}

const bringIn = async (
  hands: Pick<Writer, 'db' | 'now' | 'newId'>,
  onProgress?: OnProgress,
): Promise<void> => {
  const incoming = await readCopy('incoming')
  if (!incoming) throw new AppError('backup_damaged')
  await replaceAll(hands.db, readChecked(new Blob([incoming.bytes]), onProgress))
  await linkCars(hands)
}

/** The copy made before the last restore: its date, and the file. null when there is none. */
export const wayBack = async (): Promise<{ at: string; file: Blob } | null> => {
  const copy = await readCopy('before')
  return copy && { at: copy.at, file: new Blob([copy.bytes]) }
}

/** Replaces what is here by the contents of a file. After an error, the caller must discard what was written. */
const replaceAll = async (db: AppDatabase, parts: AsyncIterable<Checked>): Promise<void> => {
  await empty(db)
  let madeAt = ''
  await writeBehind(parts, async (part) => {
    if (part.type === 'head') madeAt = part.head.madeAt
    await write(db, part)
  })
  await setMeta(db, BACKUP_AT, madeAt)
}

const write = async (db: AppDatabase, part: Checked): Promise<void> => {
  if (part.type === 'rows')
    for (const { collection, rows } of part.placed) await db.anyRows(collection).bulkAdd(rows)
  if (part.type === 'log') await db.log.bulkPut(part.entries)
  if (part.type === 'end') await db.meta.bulkPut(part.notes)
}

const empty = (db: AppDatabase): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) if (table.name !== 'meta') await table.clear()
    await db.meta.filter(({ key }) => key !== RESTORING).delete()
  })
