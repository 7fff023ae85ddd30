import { readdirSync } from 'node:fs'
import { checkApiTables } from './api-tables.ts'
import { checkArrows } from './arrows.ts'
import { checkNewer } from './check-newer.ts'
import { checkContracts } from './contract.ts'
import { runQuietly } from './run.ts'
import { checkWire } from './wire.ts'

/**
 * `npm run check`: format, lint and directions (biome), arrows, types, generated files, the wire, the browsers' library.
 * `build` is a build of the app that is made anyway.
 */
export const check = async (build?: Promise<unknown>): Promise<void> => {
  checkArrows()
  checkWire()
  checkContracts()
  checkApiTables()
  await Promise.all([
    runQuietly('biome', ['check', '.']),
    runQuietly('tsc', ['-b']),
    checkBindings(),
    checkMigrations(),
    checkNewer(build),
  ])
}

/** The types of the bindings must match `wrangler.toml`; `worker/env-declared.ts` binds `Env` to them. */
const checkBindings = async (): Promise<void> => {
  try {
    await runQuietly('npm', ['run', '--silent', 'bindings', '--', '--check'])
  } catch (error) {
    throw new Error(`${(error as Error).message}\nnpm run bindings writes them anew.`)
  }
}

/** The migrations must match the schema: drizzle-kit must find nothing to generate. */
const checkMigrations = async (): Promise<void> => {
  const before = readdirSync('migrations').length
  await runQuietly('drizzle-kit', ['generate'])
  if (readdirSync('migrations').length !== before) {
    throw new Error(
      'The schema had changed without a migration. One was generated just now: look at it and commit it.',
    )
  }
}

if (import.meta.main) {
  try {
    await check()
    console.log('check: format, lint, directions, arrows, types, bindings, migrations, browsers are in order')
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
