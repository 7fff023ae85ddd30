import type { BackupTarget } from './make.ts'

/** Where the backups of this machine are, by its environment (bin/office/backup.env). */
export const backupTarget = (): BackupTarget => ({
  folder: process.env.ROA_BACKUPS ?? '.office-backups',
  keyFile: process.env.ROA_BACKUP_KEY ?? '.office-backup.key',
  copy: process.env.ROA_BACKUP_COPY,
})
