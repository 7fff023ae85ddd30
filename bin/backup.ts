import { makeBackup } from './backup/make.ts'
import { placeOfBackups } from './backup/place.ts'
import { officeState } from './state.ts'

/**
 * `npm run backup`: saves the state of `npm run serve` while it serves. `ROA_BACKUPS` is the folder of the backups,
 * `ROA_BACKUP_KEY` the file of their key, which is made once, and `ROA_BACKUP_COPY` a command that copies them elsewhere.
 */

const place = placeOfBackups()
try {
  const file = await makeBackup(officeState(), place, Date.now())
  console.log(
    `${file}: made, restored to a scratch folder, compared. Its key is ${place.keyFile}: keep a copy of that elsewhere.`,
  )
  if (!place.copy)
    console.log('It is on this machine alone: ROA_BACKUP_COPY may name a command that copies it away.')
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
