import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { health } from '#domain/api/health.ts'
import { lookAt } from '../watchdog.ts'
import { asServer, backupSettings, PLACES } from './places.ts'
import { type Hands, upgrade } from './upgrading.ts'

/**
 * `npm run upgrade`, as root on an office's server: the newest version of the branch, or back to the present one. An
 * installation with places of its own takes the same `--state`, `--config` and `--port` here.
 */

const { state, config, port } = parseArgs({ options: PLACES }).values

/** How long a server may take to be well (ms). */
const PATIENCE = 120_000

const command = (name: string, ...args: string[]): void => {
  execFileSync(name, args, { stdio: 'inherit' })
}

const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim()

/** Runs a script of the project as the user of the server. */
const asUser = (script: string): void => command(...asServer(script, { app: process.cwd(), state, config }))

const hands: Hands = {
  version: async () => git('rev-parse', '--short', 'HEAD'),
  fetch: async (version) => {
    if (version) git('reset', '--hard', version)
    else git('pull', '--ff-only')
    command('npm', 'run', 'build')
  },
  stop: async () => command('systemctl', 'stop', 'roaauto'),
  backup: async () => {
    asUser('bin/backup.ts')
    return `it is in ROA_BACKUPS of ${backupSettings(config)}`
  },
  migrate: async () => asUser('bin/migrate.ts'),
  start: async () => command('systemctl', 'start', 'roaauto'),
  awaitHealth: async () => {
    const url = `http://127.0.0.1:${port}${health.path}`
    for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
      if ((await lookAt(url, 5_000)) === 'well') return
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    throw new Error(`${url} does not answer; journalctl -u roaauto says why`)
  },
}

if (git('status', '--porcelain', '--untracked-files=no') !== '') {
  console.error('The code was changed on this machine: git status shows it. An upgrade would lose that.')
  process.exit(1)
}
try {
  if ((await upgrade(hands, (line) => console.log(line))) === 'back') process.exitCode = 1
} catch (error) {
  console.error(
    `${(error as Error).message}\nThe server does not serve. docs/runbooks/office.md says what to do.`,
  )
  process.exitCode = 2
}
