import { execFile } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { PLANTED_BUGS } from './planted-bugs.ts'
import { simulateOnSqlite } from './sqlite-world.ts'

/** The simulation is worth only what it finds: each planted bug must fail within this many seeds. */
const SEEDS = 1_000

const RUN = new URL('./run.ts', import.meta.url).pathname

const run = (...args: string[]): Promise<string> =>
  new Promise((resolve) => {
    execFile(process.execPath, [RUN, ...args], { encoding: 'utf8', maxBuffer: 2 ** 24 }, (_, out, err) =>
      resolve(`${out}\n${err}`),
    )
  })

describe('the simulation finds the planted bug', () => {
  it.each(PLANTED_BUGS)('$name', { timeout: 180_000 }, async ({ name, from }) => {
    const text = await run('--plant', name, '--seeds', String(SEEDS), '--from', String(from))
    expect(text).toMatch(/^seed \d+ fails:$/m)
    // The bug causes the failure: the same history holds without it.
    const seed = Number(/^seed (\d+) fails:$/m.exec(text)?.[1])
    expect((await simulateOnSqlite(seed)).found).toEqual([])
  })
})
