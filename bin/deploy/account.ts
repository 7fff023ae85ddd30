import { spawn } from 'node:child_process'

/** What a deployment asks the account. A question without an answer is never taken for "nothing there". */

export type Answer = { status: number | null; stdout: string; stderr: string }

/** Runs a command to its end and gives what it printed. */
export const ask = (command: string, ...args: string[]): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CI: 'true' },
    })
    const printed = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        printed[name] += text
      })
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, ...printed }))
  })

/** The version that has the most requests (null before the first deployment), or why nobody knows. */
export type Serving = { former: string | null } | { unknown: string }

/** The account's words and wrangler's for a Worker that was never made, and wrangler's for one that was never deployed. */
const NEVER_MADE = /\[code: (?:10007|10090)\]|Worker "\S+" not found\./
const NEVER_SERVED = /The Worker \S+ has no deployments\./

/** The first line that says what went wrong, without its colours. */
const reason = ({ stderr, status }: Answer): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal begin with one.
  /\[ERROR\]\s*(.+(?:\s*\n\s*.+)?)/.exec(stderr.replace(/\u001B\[[\d;]*m/g, ''))?.[1]?.replace(/\s+/g, ' ') ??
  `it ended with ${status}`

/** Reads what `wrangler deployments status --json` answers. */
export const readServing = (answer: Answer): Serving => {
  if (answer.status !== 0)
    return NEVER_MADE.test(answer.stderr) || NEVER_SERVED.test(answer.stderr)
      ? { former: null }
      : { unknown: reason(answer) }
  try {
    const { versions } = JSON.parse(answer.stdout) as {
      versions: { version_id: string; percentage: number }[]
    }
    const [most] = versions.sort((a, b) => b.percentage - a.percentage)
    return most ? { former: most.version_id } : { unknown: 'its deployment has no version' }
  } catch {
    return { unknown: 'its answer is not readable' }
  }
}

export const servingVersion = async (config: string): Promise<Serving> =>
  readServing(await ask('wrangler', 'deployments', 'status', '--json', '--config', config))

/** The names of a Worker's secrets, none before it is made; null where the account does not answer. */
export const secretNames = async (config: string): Promise<string[] | null> => {
  const answer = await ask('wrangler', 'secret', 'list', '--format', 'json', '--config', config)
  if (answer.status !== 0) return NEVER_MADE.test(answer.stderr) ? [] : null
  return (JSON.parse(answer.stdout) as { name: string }[]).map(({ name }) => name)
}

/** Id of the version that was uploaded for a commit. */
export const uploadedVersion = async (config: string, commit: string): Promise<string> => {
  const answer = await ask('wrangler', 'versions', 'list', '--json', '--config', config)
  if (answer.status !== 0) throw new Error(`the account does not list its versions: ${reason(answer)}`)
  const all = JSON.parse(answer.stdout) as { id: string; annotations?: Record<string, string> }[]
  const found = all.findLast(({ annotations }) => annotations?.['workers/tag'] === commit)
  if (!found) throw new Error(`no version of ${commit} was uploaded`)
  return found.id
}
