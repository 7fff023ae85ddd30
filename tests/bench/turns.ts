import type { CDPSession } from 'playwright-core'

/** What Chromium notes of a page while it runs: times in microseconds, `tdur` on the thread’s own clock. */
type Noted = { ph: string; pid: number; tid: number; name: string; ts: number; dur?: number; tdur?: number }

const SCRIPT = new Set(['FunctionCall', 'EvaluateScript', 'RunMicrotasks'])
const isTurn = ({ name }: Noted): boolean => name.endsWith('RunTask')

/**
 * The script of the longest turn of the page’s main thread while `run` goes on, in milliseconds of that thread: between
 * two turns the browser draws and answers presses.
 */
export const longestTurnOf = async (devtools: CDPSession, run: () => Promise<void>): Promise<number> => {
  const noted: Noted[] = []
  const collect = ({ value }: { value: object[] }) => noted.push(...(value as Noted[]))
  devtools.on('Tracing.dataCollected', collect)
  const categories = ['toplevel', 'devtools.timeline']
  await devtools.send('Tracing.start', { traceConfig: { includedCategories: categories } })
  await run()
  const complete = new Promise((done) => devtools.once('Tracing.tracingComplete', done))
  await devtools.send('Tracing.end')
  await complete
  devtools.off('Tracing.dataCollected', collect)
  return longestTurn(noted)
}

const longestTurn = (noted: readonly Noted[]): number => {
  const scripted = noted.find(({ name }) => name === 'FunctionCall')
  const own = noted
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === scripted?.pid && tid === scripted.tid)
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
  let [longest, script, turnEnd, scriptEnd] = [0, 0, 0, 0]
  for (const one of own) {
    const end = one.ts + (one.dur ?? 0)
    if (isTurn(one) && one.ts >= turnEnd) [turnEnd, script] = [end, 0]
    // A function that another one called is part of it.
    if (!SCRIPT.has(one.name) || one.ts < scriptEnd) continue
    scriptEnd = end
    script += one.tdur ?? one.dur ?? 0
    longest = Math.max(longest, script)
  }
  return longest / 1000
}
