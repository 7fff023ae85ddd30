import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { HOLD_EFFECTS, NEW_EPOCHS } from '#worker/db/epochs.ts'
import { runQuietly } from './run.ts'
import { databaseFile, readDatabases } from './state.ts'

/**
 * `npm run restored -- <binding> --remote`: gives every tenant of a restored database a new epoch, so that devices load
 * afresh and keep their unsent acts (S20), and holds the effects that have run since. `--state <folder>` instead of
 * `--remote` serves a local database. See docs/runbooks/restore.md.
 */

/** Where the database is: `remote` on Cloudflare, or the folder of a local state. */
export const newEpochs = async (binding: string, where: 'remote' | { state: string }): Promise<void> => {
  if (where === 'remote') {
    const command = `${NEW_EPOCHS}; ${HOLD_EFFECTS}`
    await runQuietly('wrangler', ['d1', 'execute', binding, '--remote', '--yes', '--command', command], {
      CI: 'true',
    })
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
    options: { remote: { type: 'boolean' }, state: { type: 'string' } },
  })
  const [binding] = positionals
  if (!binding || (values.remote === true) === (values.state !== undefined)) {
    console.error('Say which database, and where: npm run restored -- DB_1 --remote (or --state .state)')
    process.exit(1)
  }
  await newEpochs(binding, values.state === undefined ? 'remote' : { state: values.state })
  console.log(`${binding}: every shop has a new epoch. Devices load afresh and send what they still hold.`)
}
