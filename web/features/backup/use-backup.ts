import { useState } from 'react'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { BACKUP_ENDING, type BackupProgress } from '#web/data/backup/format.ts'
import { BACKUP_AT } from '#web/data/backup/notes.ts'
import { getMeta, setMeta } from '#web/data/database.ts'
import { useData, useLive } from '#web/data/hooks.ts'
import { formatBytes } from '#web/features/sync/storage.ts'
import { sentenceOfError } from '#web/forms/sentence-of-error.ts'
import { m } from '#web/i18n/messages.ts'
import { saveFile } from '#web/ui/save-file.ts'
import { toast } from '#web/ui/toast-store.ts'

/** When the data here was last put into a file, ISO; null never, undefined while it is read. */
export const useBackupAt = () => useLive(async (db) => (await getMeta<string>(db, BACKUP_AT)) ?? null)

/** Makes a backup and saves it as a file, with its progress. */
export const useBackup = () => {
  const { writer } = useData()
  const [progress, setProgress] = useState<BackupProgress | null>(null)
  const save = async (): Promise<void> => {
    setProgress({ done: 0, total: 0 })
    try {
      const { writeBackup } = await import('#web/data/backup/write-backup.ts')
      const file = await writeBackup(writer, setProgress)
      const now = Date.now()
      const name = `${m.backup.fileName(dayInRomania(now))}${BACKUP_ENDING}`
      saveFile(file, name)
      await setMeta(writer.db, BACKUP_AT, new Date(now).toISOString())
      toast(m.backup.saved, { description: m.backup.savedAs(name, formatBytes(file.size)) })
    } catch (error) {
      toast(m.backup.failed, { kind: 'error', description: sentenceOfError(error) })
    } finally {
      setProgress(null)
    }
  }
  return { save, progress }
}
