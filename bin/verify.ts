import { ensureLocalChrome } from './chromium.ts'
import { ensureEngines } from './engines.ts'
import { PROOFS } from './proofs.ts'
import { run, runQuietly } from './run.ts'
import { step } from './step.ts'

/**
 * `npm run verify`: checks that are too slow for every change or need more software. The first story in Firefox and
 * WebKit, long histories of the simulation with frequent faults, every planted bug, every page in both sizes and both
 * themes, a tab that stops dead, random requests to every address of the API, servers that are killed at work or restored,
 * two days of an office, and all tests on the second shard.
 */

const STEPS: readonly [string, () => Promise<void>][] = [
  [
    'Chromium, Firefox, WebKit',
    async () => {
      await ensureLocalChrome()
      await ensureEngines()
    },
  ],
  ['build', () => runQuietly('vite', ['build', '--logLevel', 'warn'])],
  ['the first story in Firefox and WebKit', () => run('vitest', ['run', '--project', 'engines'])],
  [
    'the simulation, 2,000 histories of 24 steps',
    () => run('node', ['tests/sync/run.ts', '--seeds', '2000', '--steps', '24', '--least', '100']),
  ],
  ['the planted bugs', () => run('vitest', ['run', '--project', 'planted'])],
  [
    'every page judged in both sizes and both themes, a tab that stops dead, many lines typed without a pause',
    () =>
      run(
        'vitest',
        [
          'run',
          '--project',
          'e2e',
          ...['pages', 'two-devices', 'keyboard'].map((name) => `tests/e2e/${name}.test.ts`),
        ],
        {
          THOROUGH: '1',
        },
      ),
  ],
  [
    'the simulation in workerd, 20 histories',
    () =>
      run('vitest', ['run', '--project', 'worker', 'tests/worker/simulation.test.ts'], { HISTORIES: '20' }),
  ],
  [
    '20,000 requests made from the schemas of the API',
    () =>
      run('vitest', ['run', '--project', 'worker', 'tests/worker/fuzz.test.ts'], { FUZZ_REQUESTS: '20000' }),
  ],
  [
    'long stories in Chromium, two renderers, servers that are killed, an office without its tunnel, two days of load, the drill of a restore',
    () => run('vitest', ['run', '--project', 'e2e', ...PROOFS]),
  ],
  [
    'both deployments as wrangler would upload them',
    async () => {
      for (const name of ['staging', 'production'])
        await runQuietly('node', ['bin/deploy/deploy.ts', name, '--dry-run'])
    },
  ],
  ['a shop on the second shard', () => run('vitest', ['run', '--project', 'worker-shard-1'])],
]

for (const [name, work] of STEPS) {
  try {
    await step(name, work)
  } catch (error) {
    console.error(`\n✗ ${name}\n${(error as Error).message}`)
    process.exitCode = 1
    break
  }
}
