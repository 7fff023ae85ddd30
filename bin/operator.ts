import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { operatorEntry } from '#domain/api/operator.ts'
import { pathOf } from '#domain/api/paths.ts'
import { signEntry } from '#worker/http/operator-key.ts'
import { newId } from '#worker/pages/new-id.ts'
import { ownSecrets, SECRETS_FILE, SETTINGS_FILE, settingsIn } from './secrets.ts'
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
const refuse = (sentence: string): never => {
  console.error(sentence)
  process.exit(1)
}
if (!existsSync(join(values.state, SECRETS_FILE)))
  refuse(`${values.state} is no state of a server. ROA_STATE, or --state, names its folder.`)
const { OPERATOR_KEY = '' } = { ...ownSecrets(values.state), ...settingsIn(values.state) }
if (OPERATOR_KEY === '') refuse(`The console is closed: ${SETTINGS_FILE} sets OPERATOR_KEY to nothing.`)
const origin = settingsIn(values.state).PUBLIC_ORIGIN ?? `http://localhost:${values.port}`
const token = await signEntry(OPERATOR_KEY, 'entry', { operator: values.name, id: newId() }, Date.now())
console.log(`${origin}${pathOf(operatorEntry, { params: { token } })}`)
