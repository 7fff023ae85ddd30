import { loadavg } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { ensureWholeChrome } from '../../../bin/chromium.ts'
import { memoryOf } from './processes.ts'
import { type CountingProxy, startProxy } from './proxy.ts'
import type { Place, Running, Subject } from './subject.ts'

/** Times in milliseconds, bytes. */
type Edits = { local: number; ms: number; up: number; down: number }

/** Edits per act when many are made at once, as an import does. */
export const BULK = 1_000

/** The result of a subject; a part that it did not reach in time is null, and `failure` says why. */
export type Measured = {
  name: string
  settings: string
  /** Load of the machine during the run. */
  machine: number
  load: { ms: number; up: number; down: number } | null
  edits: Edits | null
  /** The same with `BULK` edits per act. */
  bulk: Edits | null
  latency: { median: number; p95: number } | null
  /**
   * Bytes after a garbage collection: script heap of the client that has loaded and edited, and the server's processes.
   */
  memory: { client: number; server: number } | null
  failure: string | null
}

export type Sizes = { lines: number; edits: number; single: number; limit: number }

/** The start, which is not measured, may take this many times as long as a step. */
const STARTS = 3

/** The same procedure for all: load, edits, two clients, memory. */
export const measure = async (subject: Subject, place: Place, sizes: Sizes): Promise<Measured> => {
  const result: Measured = {
    name: subject.name,
    settings: subject.settings,
    machine: 0,
    load: null,
    edits: null,
    bulk: null,
    latency: null,
    memory: null,
    failure: null,
  }
  const ends: (() => unknown)[] = []
  const loads: number[] = []
  const within = async <T>(what: string, work: Promise<T>, more = 1): Promise<T> => {
    loads.push(loadavg()[0] ?? 0)
    place.say(`${subject.name}: ${what}`)
    return withLimit(what, work, sizes.limit * more)
  }
  try {
    const starting = subject.start(place)
    // One that comes too late must be stopped too.
    ends.push(() => starting.then((running) => running.stop()))
    const running = await within('start and fill', starting, STARTS)
    const proxy = await startProxy(place.port + 50, running.port)
    ends.push(() => proxy.stop())
    const open = (name: string) => openClient(running, proxy, join(place.folder, name), ends)

    const first = await within('open', open('first'))
    const counted = await counting(proxy, () =>
      within(
        'first load',
        first.evaluate((lines) => window.peer.load(lines), sizes.lines),
      ),
    )
    result.load = { ms: counted.value, up: counted.up, down: counted.down }
    const edit = async (what: string, word: string, size: number): Promise<Edits> => {
      const { value, up, down } = await counting(proxy, () =>
        within(
          what,
          first.evaluate(([count, word, size]) => window.peer.edits(count, word, size), [
            sizes.edits,
            word,
            size,
          ] as const),
        ),
      )
      return { ...value, up, down }
    }
    result.edits = await edit('edits', 'Schimbat', 1)
    result.bulk = await edit('edits at once', 'Importat', BULK)
    result.memory = { client: await heapOf(first), server: memoryOf(running.pids) }

    const second = await within('open', open('second'))
    await within(
      'second load',
      second.evaluate((lines) => window.peer.load(lines), sizes.lines),
    )
    result.latency = await within('latency', latency(first, second, sizes.single))
  } catch (error) {
    result.failure = (error as Error).message.split('\n')[0] ?? ''
    place.say(`${subject.name}: ${(error as Error).message}`)
  } finally {
    for (const end of ends.reverse()) await Promise.resolve(end()).catch(() => undefined)
  }
  result.machine = loads.reduce((sum, one) => sum + one, 0) / Math.max(1, loads.length)
  return result
}

const withLimit = async <T>(what: string, work: Promise<T>, limit: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not done in ${limit / 1000} s`)), limit)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** A browser with its own profile on the disk, and the subject's page in it. */
const openClient = async (
  running: Running,
  proxy: CountingProxy,
  folder: string,
  ends: (() => unknown)[],
): Promise<Page> => {
  const browser: BrowserContext = await chromium.launchPersistentContext(folder, {
    executablePath: await ensureWholeChrome(),
    args: ['--no-sandbox', '--enable-precise-memory-info'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
  ends.push(() => browser.close())
  const page = await browser.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto('path' in running.page ? `${proxy.url}${running.page.path}` : running.page.url)
  await page
    .waitForFunction(() => 'peer' in window, undefined, { timeout: 30_000 })
    .catch((cause: unknown) => {
      throw new Error(`the page did not start: ${errors.join('; ')}`, { cause })
    })
  await page.evaluate(([url, options]) => window.peer.open(url, options), [
    proxy.url,
    running.options,
  ] as const)
  return page
}

const counting = async <T>(
  proxy: CountingProxy,
  work: () => Promise<T>,
): Promise<{ value: T; up: number; down: number }> => {
  const before = proxy.bytes()
  const value = await work()
  const after = proxy.bytes()
  return { value, up: after.up - before.up, down: after.down - before.down }
}

/** Script heap after a garbage collection. */
const heapOf = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

/** From an edit on one client until another one shows it, one edit at a time. */
const latency = async (from: Page, to: Page, count: number): Promise<{ median: number; p95: number }> => {
  const ids = await from.evaluate((count) => window.peer.ids(count), count)
  const times: number[] = []
  for (const [index, id] of ids.entries()) {
    const value = `Văzut ${index}`
    const seen = to.evaluate(([id, value]) => window.peer.seen(id, value), [id, value] as const)
    const began = await from.evaluate(([id, value]) => window.peer.change(id, value), [id, value] as const)
    times.push((await seen) - began)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { median: at(0.5), p95: at(0.95) }
}
