import { ensureLocalChrome } from './chromium.ts'
import { ensureEngines } from './engines.ts'
import { run, runQuietly } from './run.ts'

/**
 * `npm run verify`: what takes longer than one waits for at each change, and needs more on the machine. The first story in
 * Firefox and WebKit, long histories of the simulation, and every bug that it must find.
 */

const STEPS: readonly [string, () => Promise<void>][] = [
  [
    'Chromium, Firefox, WebKit',
    async () => {
      ensureLocalChrome()
      ensureEngines()
    },
  ],
  ['build', () => runQuietly('vite', ['build', '--logLevel', 'warn'])],
  ['the first story in Firefox and WebKit', () => run('vitest', ['run', '--project', 'engines'])],
  [
    'the simulation, 2,000 histories of 24 steps',
    () => run('node', ['tests/sync/run.ts', '--seeds', '2000', '--steps', '24']),
  ],
  ['the planted bugs', () => run('vitest', ['run', '--project', 'unit', 'tests/sync/planted-bugs.test.ts'])],
]

for (const [name, work] of STEPS) {
  const start = performance.now()
  try {
    await work()
  } catch (error) {
    console.error(`\n✗ ${name}\n${(error as Error).message}`)
    process.exitCode = 1
    break
  }
  console.log(`\n✓ ${name} (${((performance.now() - start) / 1000).toFixed(0)} s)\n`)
}
