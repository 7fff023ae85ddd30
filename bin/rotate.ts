import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { rotateSecret, SECRETS_FILE } from './secrets.ts'
import { officeState } from './state.ts'

/** `node bin/rotate.ts SESSION_SECRET|LEASE_KEYS|VAPID_KEY`: another value for a secret of a state (docs/runbooks/rotation.md). */
try {
  const [name = ''] = parseArgs({ allowPositionals: true }).positionals
  rotateSecret(officeState(), name)
  console.log(
    `${name}: ${join(officeState(), SECRETS_FILE)} has another one. The server takes it at its next start.`,
  )
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
