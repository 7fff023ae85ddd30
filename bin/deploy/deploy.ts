import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { health } from '#domain/api/health.ts'
import { version } from '../bundle.ts'
import { checkContracts } from '../contract.ts'
import { run } from '../run.ts'
import { SECRETS } from '../secrets.ts'
import { ask, secretNames, servingVersion, uploadedVersion } from './account.ts'
import { writeConfiguration } from './configuration.ts'
import { carryOut, type Hands } from './deploying.ts'
import { ENVIRONMENTS, type EnvironmentName } from './environments.ts'
import { faultsBeside } from './former.ts'
import { type Command, type Facts, planBack, planDeploy, refusals, refusalsOfBack } from './plan.ts'
import { smoke } from './smoke.ts'

/**
 * `npm run deploy -- staging|production`: the committed code to Cloudflare. `--back` gives the requests to the former
 * version, `--dry-run` asks no account and says what would be done (docs/runbooks/deploy.md).
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean', default: false }, back: { type: 'boolean', default: false } },
})
const [asked] = positionals
if (asked === undefined || !(asked in ENVIRONMENTS)) {
  console.error('Say where: npm run deploy -- staging (or production; --dry-run only says what it would do)')
  process.exit(1)
}
const name = asked as EnvironmentName
const isDry = values['dry-run']

const served = async (origin: string): Promise<string | null> => {
  try {
    const response = await fetch(`${origin}${health.path}`, { signal: AbortSignal.timeout(20_000) })
    return ((await response.json()) as { version?: string }).version ?? null
  } catch {
    return null
  }
}

/** The files that are not committed; null where git does not say. */
const changedFiles = async (): Promise<string[] | null> => {
  const { status, stdout } = await ask('git', 'status', '--porcelain')
  const lines = stdout.split('\n').filter(Boolean)
  return status === 0 ? lines.map((line) => line.slice(3)) : null
}

const faultsOf = (check: () => void): string[] => {
  try {
    check()
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}

const { origin } = ENVIRONMENTS[name]
const migration =
  readdirSync('migrations')
    .filter((one) => one.endsWith('.sql'))
    .sort()
    .at(-1) ?? ''
const commit = version()
if (!isDry) await run('npm', ['run', '--silent', 'build'])
const { file, configuration } = await writeConfiguration(name)

const required = configuration.secrets.required
// A dry run asks nobody, so it finds nothing missing there.
const facts: Facts = {
  configuration,
  secrets: isDry ? required : await secretNames(file),
  required,
  ofOffice: Object.entries(SECRETS).flatMap(([secret, { isOfOffice }]) => (isOfOffice ? [secret] : [])),
  serving: isDry ? { former: '<version that serves>' } : await servingVersion(file),
  changed: await changedFiles(),
  commit,
  onStaging: isDry ? commit : await served(ENVIRONMENTS.staging.origin),
  unjustified: faultsOf(checkContracts),
}
const { serving } = facts
const former = 'former' in serving ? serving.former : null
const against = values.back ? refusalsOfBack(configuration.name, serving) : refusals(name, facts)
// It takes minutes, so it comes after all that is known at once.
if (against.length === 0 && !isDry && !values.back && former !== null) {
  console.log('… both mixtures with the version that serves')
  against.push(...(await faultsBeside(await served(origin))))
}
for (const line of against) console.error(`✗ ${line}`)
if (against.length > 0 && !isDry) process.exit(1)

/** An id that is known only once the version is uploaded. */
const NEXT = '<uploaded version>'

const steps = values.back
  ? planBack(file)
  : planDeploy(configuration, file, commit, former === null ? null : { former, next: NEXT })

const known = async (part: string): Promise<string> =>
  part.includes(NEXT) ? part.replace(NEXT, await uploadedVersion(file, commit)) : part

const wrangler = async ([command, ...args]: Command): Promise<void> =>
  run(command, await Promise.all(args.map(known)), { CI: 'true' })

if (isDry) {
  for (const step of steps) console.log(`· ${step.says}: ${'run' in step ? step.run.join(' ') : origin}`)
  // wrangler itself reads the configuration and bundles the Worker as it would be uploaded.
  await run('wrangler', ['deploy', '--dry-run', '--outdir', `dist/deploy/${name}/bundle`, '--config', file], {
    CI: 'true',
  })
} else {
  const hands: Hands = {
    run: wrangler,
    look: async ({ commit, only }) =>
      smoke(origin, {
        commit,
        migration: values.back ? '' : migration,
        ...(only ? { only: { ...only, version: await known(only.version) } } : {}),
      }),
    back:
      former === null || values.back
        ? null
        : () => wrangler(['wrangler', 'versions', 'deploy', `${former}@100%`, '--yes', '--config', file]),
  }
  if (!(await carryOut(steps, hands, (line) => console.log(line)))) process.exitCode = 1
}
