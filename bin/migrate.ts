import { migrate, officeState } from './state.ts'

/** `node bin/migrate.ts`: brings the databases of `npm run serve` up to date. A backup should be there. */
try {
  await migrate(officeState())
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
