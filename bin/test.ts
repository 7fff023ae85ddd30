import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check } from './check.ts'
import { ensureLocalChrome } from './chromium.ts'
import { PROOFS } from './proofs.ts'
import { run, runQuietly } from './run.ts'
import { step } from './step.ts'

/**
 * `npm test`: all checks and tests, one step after the other: a browser has more threads than a small machine has
 * processors, and tests beside it take several times as long. The first step that fails is the last.
 */

const results = mkdtempSync(join(tmpdir(), 'roa-test-'))
let passed = 0
let failed = 0

/** Runs vitest on a project, or on some of its files (`args`), and adds up its counts, also when a test failed. */
const tests = async (project: string, ...args: string[]): Promise<void> => {
  const report = join(results, `${project}.json`)
  try {
    await run('vitest', [
      ...['run', '--project', project, ...args],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ])
  } finally {
    const { numPassedTests, numFailedTests } = countsOf(report)
    passed += numPassedTests
    failed += numFailedTests
  }
}

/** The counts of a vitest run; nothing where it was stopped before it could write them. */
const countsOf = (report: string): { numPassedTests: number; numFailedTests: number } => {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return { numPassedTests: 0, numFailedTests: 0 }
  }
}

const STEPS: readonly [string, () => Promise<unknown>][] = [
  [
    'Chromium, build, format, lint, directions, types, generated files',
    () => {
      const build = runQuietly('vite', ['build', '--logLevel', 'warn'])
      return Promise.all([ensureLocalChrome(), build, check(build)])
    },
  ],
  [
    'unit tests, the simulation, tests in workerd',
    () => tests('unit', '--project', 'mocked', '--project', 'worker'),
  ],
  // Repeats a test of a shop's rows with the shops on the other database; `npm run verify` repeats all of them.
  ['push on the second shard', () => tests('worker-shard-1', 'sync-push')],
  ['tests in a browser', () => tests('e2e', ...PROOFS.flatMap((file) => ['--exclude', file]))],
]

try {
  for (const [name, work] of STEPS) await step(name, work)
} catch (error) {
  failed = Math.max(failed, 1)
  console.error(`\n✗ ${(error as Error).message}\n`)
} finally {
  rmSync(results, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
