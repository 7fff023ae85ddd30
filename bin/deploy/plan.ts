import type { Serving } from './account.ts'
import { type Configuration, type EnvironmentName, JURISDICTION } from './environments.ts'

/** What a deployment finds before it begins. */
export type Facts = {
  configuration: Configuration
  /** Names of the secrets that the deployment has; null where the account could not be asked. */
  secrets: readonly string[] | null
  /** Required secrets, by name. */
  required: readonly string[]
  /** Secrets that only a server of our own may have, by name. */
  ofOffice: readonly string[]
  serving: Serving
  /** Files that were changed and not committed; null where git does not say. */
  changed: readonly string[] | null
  /** The commit to deploy, and what staging serves; null where staging does not answer. */
  commit: string
  onStaging: string | null
  /** The migrations of the code that remove something without a reason in contracts.json. */
  unjustified: readonly string[]
}

/** Without the version that serves there is no way back, and a second deployment would pass for the first. */
const unknownVersion = (name: string, why: string): string =>
  `The account does not say which version serves (${why}). Try again once npx wrangler deployments status --name ${name} answers.`

/** Every reason against a deployment, with what to do about it; none where it may begin. */
export const refusals = (name: EnvironmentName, facts: Facts): string[] => {
  const { configuration, secrets, required, ofOffice, serving, changed, commit, onStaging, unjustified } =
    facts
  const databases = configuration.d1_databases
    .filter(({ database_id }) => database_id === '')
    .map(
      ({ binding, database_name }) =>
        `${binding} was not made yet: npx wrangler d1 create ${database_name} --jurisdiction ${JURISDICTION}, and its id goes into bin/deploy/environments.ts.`,
    )
  const guards = [
    ...(configuration.limits?.cpu_ms ? [] : ['[limits] cpu_ms']),
    ...(configuration.ratelimits.length > 0 ? [] : ['[[ratelimits]]']),
  ].map((guard) => `Nothing bounds what it may spend: wrangler.toml has no ${guard}.`)
  const missing = (secrets === null ? [] : required.filter((secret) => !secrets.includes(secret))).map(
    (secret) =>
      `The secret ${secret} is missing: npx wrangler secret put ${secret} --name ${configuration.name}.`,
  )
  const foreign = ofOffice
    .filter((secret) => secrets?.includes(secret))
    .map(
      (secret) =>
        `The secret ${secret} is for a server of our own: npx wrangler secret delete ${secret} --name ${configuration.name}.`,
    )
  return [
    ...(changed === null
      ? ['git does not say what is committed: begin in a clone of the project.']
      : changed.length === 0
        ? []
        : [`What is not committed would be deployed too: ${changed.join(', ')}.`]),
    ...unjustified,
    ...guards,
    ...databases,
    ...(secrets === null
      ? ['The account does not answer: npx wrangler login, or CLOUDFLARE_API_TOKEN.']
      : []),
    ...('unknown' in serving ? [unknownVersion(configuration.name, serving.unknown)] : []),
    ...missing,
    ...foreign,
    ...(name === 'production' && onStaging !== commit
      ? [
          onStaging === null
            ? 'Staging does not answer, and production gets what ran there.'
            : `Staging serves ${onStaging}, and production gets what ran there, not ${commit}.`,
        ]
      : []),
  ]
}

/** Every reason against the way back. */
export const refusalsOfBack = (worker: string, serving: Serving): string[] => {
  if ('unknown' in serving) return [unknownVersion(worker, serving.unknown)]
  return serving.former === null ? [`${worker} serves nothing yet, so nothing is before it.`] : []
}

export type Command = readonly [string, ...string[]]
export type Step = { says: string; run: Command } | { says: string; smoke: Look }

/** A look at the live address. */
export type Look = {
  /** The commit that must answer; null where it is not known. */
  commit: string | null
  /** The version of a Worker that is asked while another one has most of the requests. */
  only?: { worker: string; version: string }
}

/** Percent of the requests that a new version gets first. */
const FIRST = 10

/**
 * The steps of a deployment. Migrations only add, so they go first and both versions work with them; a tenth of the
 * requests tries the new version; the rest follows when the live address is well.
 */
export const planDeploy = (
  { name, d1_databases }: Configuration,
  config: string,
  commit: string,
  /** Id of the version that serves now, and of the uploaded one (known once it is uploaded); null at the first time. */
  versions: { former: string; next: string } | null,
): Step[] => {
  const wrangler = (...args: string[]): Command => ['wrangler', ...args, '--config', config]
  const stated = ['--var', `VERSION:${commit}`]
  const migrations = d1_databases.map(
    ({ binding }): Step => ({
      says: `migrations of ${binding}`,
      run: wrangler('d1', 'migrations', 'apply', binding, '--remote'),
    }),
  )
  if (versions === null)
    return [
      ...migrations,
      { says: `${name} for the first time, all at once`, run: wrangler('deploy', ...stated) },
      { says: 'the live address', smoke: { commit } },
    ]
  const share = (next: number): Command =>
    wrangler(
      'versions',
      'deploy',
      `${versions.next}@${next}%`,
      ...(next === 100 ? [] : [`${versions.former}@${100 - next}%`]),
      '--yes',
    )
  return [
    ...migrations,
    { says: 'upload the version', run: wrangler('versions', 'upload', ...stated, '--tag', commit) },
    { says: `${FIRST} % of the requests`, run: share(FIRST) },
    {
      says: 'the new version at the live address',
      smoke: { commit, only: { worker: name, version: versions.next } },
    },
    { says: 'all requests', run: share(100) },
    { says: 'the live address', smoke: { commit } },
    { says: 'crons and queues', run: wrangler('triggers', 'deploy') },
  ]
}

/** Back to the former version, in one command; the databases stay as they are, which it knows too. */
export const planBack = (config: string): Step[] => [
  { says: 'the former version', run: ['wrangler', 'rollback', '--yes', '--config', config] },
  { says: 'the live address', smoke: { commit: null } },
]
