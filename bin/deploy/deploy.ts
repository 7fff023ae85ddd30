import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { health } from '#domain/api/health.ts'
import { version } from '../bundle.ts'
import { checkContracts } from '../contract.ts'
import { run } from '../run.ts'
import { SECRETS } from '../secrets.ts'
import { writeConfiguration } from './configuration.ts'
import { carryOut, type Hands } from './deploying.ts'
import { ENVIRONMENTS, type EnvironmentName } from './environments.ts'
import { type Command, type Facts, planBack, planDeploy, refusals } from './plan.ts'
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

/** What a command prints; null where it fails. */
const ask = (command: string, ...args: string[]): string | null => {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
  })
  return status === 0 ? stdout : null
}

/** The names of a list of secrets; null where there was no answer. */
const namesIn = (text: string | null): string[] | null =>
  text === null ? null : (JSON.parse(text) as { name: string }[]).map((secret) => secret.name)

const served = async (origin: string): Promise<string | null> => {
  try {
    const response = await fetch(`${origin}${health.path}`, { signal: AbortSignal.timeout(20_000) })
    return ((await response.json()) as { version?: string }).version ?? null
  } catch {
    return null
  }
}

const faultsOf = (check: () => void): string[] => {
  try {
    check()
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}

/** Id of the version that has the most requests; null before the first deployment. */
const servingVersion = (config: string): string | null => {
  const text = ask('wrangler', 'deployments', 'status', '--json', '--config', config)
  const versions =
    text === null ? [] : (JSON.parse(text).versions as { version_id: string; percentage: number }[])
  return versions.sort((a, b) => b.percentage - a.percentage)[0]?.version_id ?? null
}

/** Id of the version that was uploaded for a commit. */
const uploadedVersion = (config: string, commit: string): string => {
  const text = ask('wrangler', 'versions', 'list', '--json', '--config', config) ?? '[]'
  const all = JSON.parse(text) as { id: string; annotations?: Record<string, string> }[]
  const found = all.findLast(({ annotations }) => annotations?.['workers/tag'] === commit)
  if (!found) throw new Error(`no version of ${commit} was uploaded`)
  return found.id
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
  secrets: isDry
    ? required
    : namesIn(ask('wrangler', 'secret', 'list', '--format', 'json', '--config', file)),
  required,
  ofOffice: Object.entries(SECRETS).flatMap(([secret, { isOfOffice }]) => (isOfOffice ? [secret] : [])),
  changed: (ask('git', 'status', '--porcelain') ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.slice(3)),
  commit,
  onStaging: isDry ? commit : await served(ENVIRONMENTS.staging.origin),
  unjustified: faultsOf(checkContracts),
}
const against = values.back ? [] : refusals(name, facts)
for (const line of against) console.error(`✗ ${line}`)
if (against.length > 0 && !isDry) process.exit(1)

/** An id that is known only once the version is uploaded. */
const NEXT = '<uploaded version>'

const former = isDry ? '<version that serves>' : servingVersion(file)
if (values.back && former === null) throw new Error(`${configuration.name} serves nothing yet`)
const steps = values.back
  ? planBack(file)
  : planDeploy(configuration, file, commit, former === null ? null : { former, next: NEXT })

const wrangler = ([command, ...args]: Command): void => {
  const known = args.map((part) =>
    part.includes(NEXT) ? part.replace(NEXT, uploadedVersion(file, commit)) : part,
  )
  execFileSync(command, known, { stdio: 'inherit', env: { ...process.env, CI: 'true' } })
}

if (isDry) {
  for (const step of steps) console.log(`· ${step.says}: ${'run' in step ? step.run.join(' ') : origin}`)
  // wrangler itself reads the configuration and bundles the Worker as it would be uploaded.
  await run('wrangler', ['deploy', '--dry-run', '--outdir', `dist/deploy/${name}/bundle`, '--config', file], {
    CI: 'true',
  })
} else {
  const hands: Hands = {
    run: wrangler,
    look: (version) => smoke(origin, { version, migration: values.back ? '' : migration }),
    back:
      former === null || values.back
        ? null
        : () => wrangler(['wrangler', 'versions', 'deploy', `${former}@100%`, '--yes', '--config', file]),
  }
  if (!(await carryOut(steps, hands, (line) => console.log(line)))) process.exitCode = 1
}
