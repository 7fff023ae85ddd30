import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { HOLD_EFFECTS, NEW_EPOCHS } from '#worker/db/epochs.ts'
import { writeConfiguration } from './deploy/configuration.ts'
import { ENVIRONMENTS, type EnvironmentName } from './deploy/environments.ts'
import { runQuietly } from './run.ts'
import { databaseFile, readDatabases } from './state.ts'

/**
 * `npm run restored -- <binding> --remote production`: gives every tenant of a restored database a new epoch, so that devices load
 * afresh and keep their unsent acts (S20), and holds the effects that have run since. `--state <folder>` instead of
 * `--remote` serves a local database. See docs/runbooks/restore.md.
 */

/** Where the database is: on Cloudflare, by the configuration of an environment, or in the folder of a local state. */
export type Where = { config: string } | { state: string }

export const newEpochs = async (binding: string, where: Where): Promise<void> => {
  if ('config' in where) {
    const command = `${NEW_EPOCHS}; ${HOLD_EFFECTS}`
    const args = [
      'd1',
      'execute',
      binding,
      '--remote',
      '--yes',
      '--config',
      where.config,
      '--command',
      command,
    ]
    await runQuietly('wrangler', args, { CI: 'true' })
    return
  }
  const database = readDatabases().find((one) => one.binding === binding)
  if (!database) throw new Error(`wrangler.toml has no database ${binding}`)
  const opened = new DatabaseSync(databaseFile(where.state, database), { timeout: 5_000 })
  opened.exec(`BEGIN; ${NEW_EPOCHS}; ${HOLD_EFFECTS}; COMMIT`)
  opened.close()
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { remote: { type: 'string' }, state: { type: 'string' } },
  })
  const [binding] = positionals
  const { remote, state } = values
  if (!binding || (remote === undefined) === (state === undefined) || (remote && !(remote in ENVIRONMENTS))) {
    console.error(
      'Say which database, and where: npm run restored -- DB_1 --remote production (or --state .state)',
    )
    process.exit(1)
  }
  const where =
    state === undefined ? { config: (await writeConfiguration(remote as EnvironmentName)).file } : { state }
  await newEpochs(binding, where)
  console.log(`${binding}: every shop has a new epoch. Devices load afresh and send what they still hold.`)
}
