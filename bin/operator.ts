import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import { operatorEntry } from '#domain/api/operator.ts'
import { pathOf } from '#domain/api/paths.ts'
import { signEntry } from '#worker/http/operator-key.ts'
import { newId } from '#worker/pages/new-id.ts'
import { ownSecrets, SETTINGS_FILE, settingsIn } from './secrets.ts'
import { officeState } from './state.ts'

/**
 * `npm run operator -- --name ana@example.com`: prints an address that lets into the console of this machine's server, once
 * and within five minutes. `ROA_STATE` is the folder of the server's state, `PORT` its port.
 */

const { values } = parseArgs({
  options: {
    name: { type: 'string', default: userInfo().username },
    state: { type: 'string', default: officeState() },
    port: { type: 'string', default: process.env.PORT ?? '8787' },
  },
})
const { OPERATOR_KEY = '' } = { ...ownSecrets(values.state), ...settingsIn(values.state) }
if (OPERATOR_KEY === '') {
  console.error(`${values.state} has no OPERATOR_KEY: ${SETTINGS_FILE} sets it to nothing.`)
  process.exit(1)
}
const origin = settingsIn(values.state).PUBLIC_ORIGIN ?? `http://localhost:${values.port}`
const token = await signEntry(OPERATOR_KEY, 'entry', { operator: values.name, id: newId() }, Date.now())
console.log(`${origin}${pathOf(operatorEntry, { params: { token } })}`)
