import { useState } from 'react'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { BACKUP_ENDING, type BackupProgress } from '#web/data/backup/format.ts'
import { BACKUP_AT } from '#web/data/backup/notes.ts'
import { instantOf } from '#web/data/clock.ts'
import { getMeta, setMeta } from '#web/data/database.ts'
import { useData, useLive } from '#web/data/hooks.ts'
import { photoFiles } from '#web/data/photos/photo-files.ts'
import { timeNow } from '#web/data/time.ts'
import { sentenceOfError } from '#web/forms/sentence-of-error.ts'
import { formatBytes } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { canWriteFiles, openFile, saveFile } from '#web/ui/save-file.ts'
import { toast } from '#web/ui/toast-store.ts'

/** When this data was last saved into a file, ISO; null never, undefined while it is read. */
export const useBackupAt = () => useLive(async (db) => (await getMeta<string>(db, BACKUP_AT)) ?? null)

/** Bytes of pictures above which a backup is streamed to the disk, where the browser can: a phone has little memory. */
const LARGE = 200_000_000

/**
 * The result of saving: the file's bytes, and whether the person chose where to save it; null when the person
 * cancelled.
 */
type Saved = { size: number; isChosen: boolean } | null

/** Streams the file to the disk, or builds it whole and downloads it. */
const saveTo = async (
  name: string,
  isLarge: boolean,
  make: () => Promise<ReadableStream<Uint8Array<ArrayBuffer>>>,
): Promise<Saved> => {
  if (!isLarge || !canWriteFiles()) {
    const file = await new Response(await make()).blob()
    saveFile(file, name)
    return { size: file.size, isChosen: false }
  }
  const target = await openFile(name)
  if (!target) return null
  let size = 0
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform: (chunk, controller) => {
      size += chunk.byteLength
      controller.enqueue(chunk)
    },
  })
  await (await make()).pipeThrough(counted).pipeTo(target)
  return { size, isChosen: true }
}

/** Makes a backup and saves it as a file, with its progress. */
export const useBackup = () => {
  const { writer } = useData()
  const [progress, setProgress] = useState<BackupProgress | null>(null)
  const save = async (): Promise<void> => {
    setProgress({ done: 0, total: 0 })
    try {
      const { packBackup, picturesSize } = await import('#web/data/backup/pack-backup.ts')
      const now = timeNow()
      const name = `${m.backup.fileName(dayInRomania(now))}${BACKUP_ENDING}`
      const isLarge = (await picturesSize(writer.db)) > LARGE
      const saved = await saveTo(name, isLarge, () => packBackup(writer, photoFiles, setProgress))
      if (!saved) return
      await setMeta(writer.db, BACKUP_AT, instantOf(now))
      const words = saved.isChosen ? m.backup.savedThere : m.backup.savedAs
      toast(m.backup.saved, { description: words(name, formatBytes(saved.size)) })
    } catch (error) {
      toast(m.backup.failed, { kind: 'error', description: sentenceOfError(error) })
    } finally {
      setProgress(null)
    }
  }
  return { save, progress }
}
