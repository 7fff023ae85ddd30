import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { missCron } from '#tests/factories/missed-cron.ts'
import { freePort } from './ports.ts'
import { type Serving, serve } from './serving.ts'

/** A Worker that says when it has begun a request, and answers it after a while; and when a cron runs. */
const SCRIPT = `
let answered = 0
export default {
  async fetch(request) {
    if (new URL(request.url).pathname === '/slow') {
      console.log('begun')
      await new Promise((resolve) => setTimeout(resolve, 700))
    }
    answered += 1
    return new Response(String(answered))
  },
  scheduled({ cron }) {
    console.log('cron ' + cron)
  },
}`

const CRON = '* * * * *'

let folder: string
let serving: Serving
let port: number
let url: string
let begun: () => void
const logged: string[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'roa-serving-'))
  writeFileSync(join(folder, 'worker.js'), SCRIPT)
  writeFileSync(
    join(folder, 'options.json'),
    JSON.stringify({ name: 'slow', compatibilityDate: '2026-11-01', cronTriggers: [CRON] }),
  )
  missCron(folder, CRON)
  logged.length = 0
  port = await freePort()
  url = `http://127.0.0.1:${port}`
  serving = await serve({
    bundle: folder,
    state: folder,
    port,
    values: {},
    onLog: (line) => (line === 'begun' ? begun() : logged.push(line)),
  })
  // It was missed while nothing served.
  await expect.poll(() => logged, { timeout: 10_000 }).toEqual([`cron ${CRON}`])
})
afterEach(async () => {
  await serving.stop()
  rmSync(folder, { recursive: true, force: true })
})

const get = async (path: string): Promise<string> => (await fetch(`${url}${path}`)).text()

/** A request that the server has begun to answer. */
const slow = async (): Promise<{ answer: Promise<string> }> => {
  const has = new Promise<void>((resolve) => {
    begun = resolve
  })
  const answer = get('/slow')
  await has
  return { answer }
}

it('a server that begins anew, or ends, answers first what it was asked', async () => {
  const { answer } = await slow()
  await serving.renew()
  expect(await answer).toBe('1')
  // Another process, with nothing of the former one's memory.
  expect(await get('/')).toBe('1')
  expect(await get('/')).toBe('2')

  const last = await slow()
  await serving.stop()
  expect(await last.answer).toBe('3')
  await expect(get('/')).rejects.toThrow('fetch failed')
  expect(logged).toEqual([`cron ${CRON}`])
}, 60_000)

it('nobody but this machine reaches it, by no address but those of the Worker', async () => {
  // An address that miniflare answers itself would not be counted.
  for (const [index, path] of [
    '/cdn-cgi/local/scheduled?cron=*+*+*+*+*',
    '/cdn-cgi/handler/scheduled?cron=*+*+*+*+*',
    '/cdn-cgi/local/email?from=a@b.ro&to=c@d.ro',
    '/cdn-cgi/local/explorer',
    '/cdn-cgi/local/explorer/api',
  ].entries())
    expect([path, await get(path)]).toEqual([path, String(index + 1)])
  expect(logged).toEqual([`cron ${CRON}`])
  // Another address of this very machine.
  await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow('fetch failed')
}, 60_000)
