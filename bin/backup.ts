import { parseArgs } from 'node:util'
import { cloudflare } from './backup/cloudflare.ts'
import { copyDeployment } from './backup/copy-deployment.ts'
import { makeBackup } from './backup/make.ts'
import { backupTarget } from './backup/target.ts'
import { readBase } from './deploy/configuration.ts'
import { configurationOf, ENVIRONMENTS, type EnvironmentName } from './deploy/environments.ts'
import { officeState } from './state.ts'

/**
 * `npm run backup`: saves the state of `npm run serve` while it serves. `ROA_BACKUPS` is the folder of the backups,
 * `ROA_BACKUP_KEY` the file of their key, which is made once, and `ROA_BACKUP_COPY` a command that copies them elsewhere.
 * `-- --from production` saves the deployment on Cloudflare instead, whose copy is `ROA_STATE`; it takes
 * `CLOUDFLARE_ACCOUNT_ID` and `CLOUDFLARE_API_TOKEN`, which may read D1 and R2.
 */

const target = backupTarget()
const { from } = parseArgs({ options: { from: { type: 'string' } } }).values

/** Brings the copy of a deployment up to date. */
const copyFrom = async (name: string, state: string): Promise<void> => {
  const { CLOUDFLARE_ACCOUNT_ID: account, CLOUDFLARE_API_TOKEN: token } = process.env
  if (!(name in ENVIRONMENTS)) throw new Error(`There is no deployment "${name}".`)
  if (!account || !token) throw new Error('CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN are not set.')
  const base = await readBase()
  const configuration = configurationOf(base, name as EnvironmentName)
  await copyDeployment(cloudflare({ account, token }), configuration, base, state)
}

try {
  const state = from === undefined ? officeState() : (process.env.ROA_STATE ?? `.${from}-copy`)
  if (from !== undefined) await copyFrom(from, state)
  const file = await makeBackup(state, target, Date.now())
  console.log(
    `${file}: made, restored to a scratch folder, compared. Its key is ${target.keyFile}: keep a copy of that elsewhere.`,
  )
  if (!target.copy)
    console.log('It is on this machine alone: ROA_BACKUP_COPY may name a command that copies it away.')
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
