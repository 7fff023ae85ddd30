import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check } from './check.ts'
import { ensureLocalChrome } from './chromium.ts'
import { PROOFS } from './proofs.ts'
import { runNamed, runQuietly } from './run.ts'
import { step as timed } from './step.ts'

/**
 * `npm test`: all checks and tests, in two lanes. The stories in the browser mostly wait, so everything else runs
 * beside them. The first failure ends both lanes.
 */

const results = mkdtempSync(join(tmpdir(), 'roa-test-'))
const ending = new AbortController()
let passed = 0
let failed = 0

/** Starts nothing once the other lane has failed. */
const step = async (name: string, work: () => Promise<unknown>): Promise<void> => {
  ending.signal.throwIfAborted()
  await timed(name, work)
}

/** Runs vitest on a project, or on some of its files (`args`), and adds up its counts, also when a test failed. */
const tests = async (project: string, ...args: string[]): Promise<void> => {
  const report = join(results, `${project}.json`)
  try {
    await runNamed(
      project,
      'vitest',
      [
        ...['run', '--project', project, ...args],
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ],
      ending.signal,
    )
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

const lane = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    // A failure after the other lane has ended is no failure of its own.
    if (ending.signal.aborted) return
    ending.abort()
    failed = Math.max(failed, 1)
    console.error(`\n✗ ${(error as Error).message}\n`)
  }
}

try {
  const build = runQuietly('vite', ['build', '--logLevel', 'warn'])
  const ready = Promise.all([ensureLocalChrome(), build])
  await Promise.all([
    lane(async () => {
      await step('Chromium and build', () => ready)
      await step('tests in a browser', () => tests('e2e', ...PROOFS.flatMap((file) => ['--exclude', file])))
    }),
    lane(async () => {
      await step('format, lint, directions, types, generated files', () => check(build))
      await step('unit tests and the simulation', () => tests('unit', '--project', 'mocked'))
      // They make PDFs, of the fonts that are built.
      await ready
      await step('tests in workerd', () => tests('worker'))
      // Repeats a test of a shop's rows with the shops on the other database; `npm run verify` repeats all of them.
      await step('push on the second shard', () => tests('worker-shard-1', 'sync-push'))
    }),
  ])
} finally {
  rmSync(results, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
