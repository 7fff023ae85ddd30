import { existsSync, renameSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openBackup } from './backup/make.ts'
import { backupTarget } from './backup/target.ts'
import { newEpochs } from './new-epochs.ts'
import { isFree } from './ports.ts'
import { officeState, readDatabases } from './state.ts'

/**
 * `npm run restore -- <file>`: puts a backup in the place of the state, which moves aside. Every shop gets a new epoch, so
 * devices load afresh and send what they still hold, and effects that were due are held (docs/runbooks/restore.md).
 */

/** Restores a backup as `state`. Returns where the former state is now, or null where there was none. */
export const restore = async (
  file: string,
  state: string,
  keyFile: string,
  now: number,
): Promise<string | null> => {
  const fresh = `${state}.restoring-${now}`
  await openBackup(file, fresh, keyFile)
  for (const { binding } of readDatabases()) await newEpochs(binding, { state: fresh })
  const aside = existsSync(state) ? `${state}.before-${now}` : null
  if (aside) renameSync(state, aside)
  renameSync(fresh, state)
  return aside
}

if (import.meta.main) {
  const [file] = parseArgs({ allowPositionals: true }).positionals
  try {
    if (!file) throw new Error('Say which backup: npm run restore -- backups/roaauto-….backup')
    if (!(await isFree(Number(process.env.PORT ?? 8787))))
      throw new Error('The server runs. Stop it first: what it writes now would be lost.')
    const aside = await restore(file, officeState(), backupTarget().keyFile, Date.now())
    console.log(
      `${officeState()} is that of ${file}.${aside ? ` The former one is ${aside}.` : ''} Start the server.`,
    )
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
