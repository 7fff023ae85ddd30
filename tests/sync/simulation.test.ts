import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { FAULTS } from './faults.ts'
import { simulateOnSqlite } from './sqlite-world.ts'

/** More, and others, by `npm run sim -- --seeds N --from S`. */
const HISTORIES = 2_000
/** Shorter than those of `npm run sim`, so that they end before whoever waits for the tests is tired of it. */
const STEPS = 10

const RUN = new URL('./run.ts', import.meta.url).pathname

describe('the simulation: shops on a bad day', () => {
  it(`${HISTORIES} seeded histories hold, and every fault has happened more than a hundred times`, {
    timeout: 600_000,
  }, async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [RUN, '--seeds', String(HISTORIES), '--steps', String(STEPS)],
      {
        maxBuffer: 2 ** 24,
      },
    ).catch((error: { stdout: string }) => error)
    console.log(stdout)
    const failing = [...stdout.matchAll(/^seed (\d+) fails:$/gm)].map(([, seed]) => Number(seed))
    expect(failing).toEqual([])
    expect(stdout).toContain(`${HISTORIES} histories, ${HISTORIES} hold, 0 fail`)
    const counts = new Map(
      [...stdout.matchAll(/^ *(\d+) {2}(.+)$/gm)].map(([, times, fault]) => [fault ?? '', Number(times)]),
    )
    for (const fault of FAULTS) expect(counts.get(fault) ?? 0, fault).toBeGreaterThan(100)
  })

  it('is the same history for the same seed', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const [first, second] = [await simulateOnSqlite(seed), await simulateOnSqlite(seed)]
      expect(second).toEqual(first)
    }
  })
})
