import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check } from './check.ts'
import { ensureLocalChrome } from './chromium.ts'
import { run, runQuietly } from './run.ts'

/** `npm test`: everything that has to hold, in the order in which a fault is found soonest. */

const results = mkdtempSync(join(tmpdir(), 'roa-test-'))
let passed = 0
let failed = 0

const step = async (name: string, work: () => Promise<void>): Promise<void> => {
  const start = performance.now()
  await work()
  console.log(`\n✓ ${name} (${((performance.now() - start) / 1000).toFixed(0)} s)\n`)
}

/** Runs vitest and adds up what it counted, also when a test failed. */
const tests = async (...projects: string[]): Promise<void> => {
  const file = join(results, `${projects.join('-')}.json`)
  const args = projects.flatMap((project) => ['--project', project])
  try {
    await run('vitest', [
      'run',
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ])
  } finally {
    const counted = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
    }
    passed += counted.numPassedTests
    failed += counted.numFailedTests
  }
}

try {
  await step('Chromium', async () => void ensureLocalChrome())
  await step('build', () => runQuietly('vite', ['build', '--logLevel', 'warn']))
  await step('format, lint, directions, types, generated files', check)
  await step('unit tests and the simulation', () => tests('unit'))
  await step('tests in workerd', () => tests('worker', 'worker-shard-1'))
  await step('tests in a browser', () => tests('e2e'))
} catch (error) {
  console.error(`\n${(error as Error).message}`)
  failed = Math.max(failed, 1)
} finally {
  rmSync(results, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
