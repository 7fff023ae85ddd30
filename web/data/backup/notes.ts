/** Key of the instant at which this data was last written into a backup file; ISO. */
export const BACKUP_AT = 'backupAt'

/** Key of the browser's storage by which a tab tells the others that the data was replaced. */
export const RESTORED = 'roa.restored'
