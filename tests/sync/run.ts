import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { FAULTS } from './faults.ts'
import { plant } from './plant.ts'

/**
 * `npm run sim -- --seeds N --from S`: N histories from seed S on, over all cores. Prints every seed that fails with
 * what failed and how to run it again, then how often each fault happened; the last line is the count. Exit code 0 when
 * all hold. `--steps` is the length of each history; with `--least N` each fault has to happen that often in all of
 * them together. `--plant <name>` plants a bug first (planted-bugs.ts) and stops at the first seed that finds it.
 */

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    steps: { type: 'string', default: '24' },
    jobs: { type: 'string' },
    least: { type: 'string', default: '0' },
    plant: { type: 'string' },
    /** Options of a child process: it takes every `stride`-th seed and writes JSON lines. */
    stride: { type: 'string' },
  },
})
const whole = (text: string, least: number): number => {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < least) throw new Error(`not a number of seeds: ${text}`)
  return number
}
const seeds = whole(values.seeds, 1)
const from = whole(values.from, 0)
const steps = whole(values.steps, 1)
const least = whole(values.least, 0)
const FAILURES_SHOWN = 10

type Line = { seed: number; found: string[]; counts: [string, number][] }

const runHere = async (stride: number, tell: (line: Line) => boolean): Promise<void> => {
  const planted = values.plant === undefined ? null : plant(values.plant)
  const { simulateOnSqlite } = await import('./sqlite-world.ts')
  planted?.assertPlanted()
  for (let seed = from; seed < from + seeds; seed += stride) {
    const { found, counts } = await simulateOnSqlite(seed, steps).then(
      ({ found, faults }) => ({ found, counts: [...faults.counts] }),
      (error: unknown) => ({ found: [`threw ${(error as Error).stack}`], counts: [] }),
    )
    if (!tell({ seed, found, counts })) return
  }
}

const runChildren = async (jobs: number, tell: (line: Line) => boolean): Promise<void> => {
  const run = async (job: number) => {
    const own = [
      ...['--seeds', String(seeds - job), '--from', String(from + job)],
      ...['--stride', String(jobs), '--steps', String(steps)],
    ]
    const child = spawn(
      process.execPath,
      ['--max-semi-space-size=32', ...process.execArgv, import.meta.filename, ...own],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    for await (const line of createInterface({ input: child.stdout })) tell(JSON.parse(line) as Line)
    const code = child.exitCode ?? (await new Promise((resolve) => child.once('exit', resolve)))
    if (code !== 0) throw new Error(`a process of the simulation ended with ${String(code)}`)
  }
  await Promise.all(Array.from({ length: jobs }, (_, job) => run(job)))
}

const main = async (): Promise<void> => {
  const start = performance.now()
  const counts = new Map<string, number>()
  let done = 0
  let failed = 0
  const tell = ({ seed, found, counts: own }: Line): boolean => {
    done += 1
    for (const [fault, times] of own) counts.set(fault, (counts.get(fault) ?? 0) + times)
    if (found.length === 0) return true
    failed += 1
    if (failed <= FAILURES_SHOWN) {
      console.log(
        `seed ${seed} fails:\n${found
          .slice(0, 5)
          .map((fault) => `  ${fault}`)
          .join('\n')}`,
      )
      const again = values.plant === undefined ? '' : ` --plant '${values.plant}'`
      console.log(`  again: npm run sim -- --seeds 1 --from ${seed} --steps ${steps}${again}`)
    }
    return values.plant === undefined
  }
  const jobs = Math.min(whole(values.jobs ?? String(availableParallelism()), 1), seeds)
  if (jobs === 1 || values.plant !== undefined) await runHere(1, tell)
  else await runChildren(jobs, tell)
  for (const [fault, times] of [...counts].sort(([, a], [, b]) => b - a)) {
    console.log(`${String(times).padStart(9)}  ${fault}`)
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  const rare = FAULTS.filter((fault) => (counts.get(fault) ?? 0) < least)
  for (const fault of rare) console.log(`${fault}: fewer than ${least} times`)
  console.log(`${done} histories, ${done - failed} hold, ${failed} fail (${seconds} s)`)
  process.exitCode = failed > 0 || rare.length > 0 ? 1 : 0
}

if (values.stride === undefined) await main()
else {
  await runHere(whole(values.stride, 1), (line) => {
    process.stdout.write(`${JSON.stringify(line)}\n`)
    return true
  })
}
