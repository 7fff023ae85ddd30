import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { FAULTS } from './faults.ts'
import { simulateOnSqlite } from './sqlite-world.ts'

/** `npm run verify` runs 2,000 longer ones; `npm run sim -- --seeds N --from S` runs others. */
const HISTORIES = 100
/** Shorter than those of `npm run sim`, so that `npm test` stays short. */
const STEPS = 10

const RUN = new URL('./run.ts', import.meta.url).pathname

describe('the simulation: shops on a bad day', () => {
  it(`${HISTORIES} seeded histories hold, and every fault happens in them`, {
    timeout: 900_000,
  }, async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [RUN, '--seeds', String(HISTORIES), '--steps', String(STEPS)],
      { maxBuffer: 2 ** 24 },
    ).catch((error: { stdout: string }) => error)
    expect([...stdout.matchAll(/^seed \d+ fails:\n.*\n/gm)].map(String)).toEqual([])
    expect(stdout).toContain(`${HISTORIES} histories, ${HISTORIES} hold, 0 fail`)
    const happened = [...stdout.matchAll(/^ *[1-9]\d* {2}(.+)$/gm)].map(([, fault]) => fault)
    expect(happened).toEqual(expect.arrayContaining([...FAULTS]))
  })

  it('gives the same history for the same seed', { timeout: 300_000 }, async () => {
    for (const seed of [3, 8]) {
      const [first, second] = [await simulateOnSqlite(seed), await simulateOnSqlite(seed)]
      expect(second).toEqual(first)
    }
  })
})
