import { parseArgs } from 'node:util'
import { HOLD_EFFECTS, NEW_EPOCHS } from '#worker/db/epochs.ts'
import { runQuietly } from './run.ts'

/**
 * `npm run restored -- <binding> --remote`: gives every tenant of a restored database a new epoch, so that devices load
 * afresh and keep their unsent acts (S20), and holds the effects that have run since. `--state <folder>` instead of
 * `--remote` serves a local database. See docs/runbooks/restore.md.
 */

/** Where the database is: `remote` on Cloudflare, or the folder of a local state. */
export const newEpochs = (binding: string, where: 'remote' | { state: string }): Promise<void> => {
  const place = where === 'remote' ? ['--remote'] : ['--local', '--persist-to', where.state]
  return runQuietly(
    'wrangler',
    ['d1', 'execute', binding, ...place, '--yes', '--command', `${NEW_EPOCHS}; ${HOLD_EFFECTS}`],
    {
      CI: 'true',
    },
  )
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
