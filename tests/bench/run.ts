import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type BrowserContext, chromium } from 'playwright-core'
import { ensureWholeChrome } from '../../bin/chromium.ts'
import type { Server } from '../../bin/server.ts'
import { startSmsApiServer } from '../fakes/smsapi-server.ts'
import type { Bench, Part } from './bench.ts'
import { buildSite, startDeployment } from './deployment.ts'
import { actPart } from './parts/act.ts'
import { browserPart } from './parts/browser.ts'
import { bundlePart } from './parts/bundle.ts'
import { calendarPart } from './parts/calendar.ts'
import { pdfPart, portalPart } from './parts/client.ts'
import { coldPart, FILM } from './parts/cold.ts'
import { commitPart } from './parts/commit.ts'
import { countsPart } from './parts/counts.ts'
import { listPart } from './parts/list.ts'
import { loadPart } from './parts/load.ts'
import { restorePart } from './parts/restore.ts'
import { searchPart } from './parts/search.ts'
import { smsPart } from './parts/sms.ts'
import { peersPart } from './peers/peers-report.ts'
import { report } from './report.ts'
import { type FilledShop, fillShop } from './shops.ts'
import { asText, type Section } from './table.ts'

/**
 * `npm run bench`: the product beside the raw platform, in one run. `--only commit,load` chooses parts, `--write`
 * updates docs/benchmarks.md and its film, `--film` the film alone, `--port` moves the deployment. No process that it starts outlives it.
 */

const PARTS: Record<string, Part> = {
  commit: commitPart,
  counts: countsPart,
  sms: smsPart,
  act: actPart,
  load: loadPart,
  list: listPart,
  search: searchPart,
  restore: restorePart,
  calendar: calendarPart,
  portal: portalPart,
  pdf: pdfPart,
  browser: browserPart,
  bundle: bundlePart,
  cold: coldPart,
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
    film: { type: 'boolean', default: false },
    port: { type: 'string', default: process.env.PORT ?? '8977' },
  },
})
const names = values.only?.split(',') ?? Object.keys(PARTS)
const unknown = names.filter((name) => !(name in PARTS))
if (unknown.length > 0) {
  console.error(`--only takes ${Object.keys(PARTS).join(', ')}; not ${unknown.join(', ')}.`)
  process.exit(1)
}
if (values.write && values.only) {
  console.error('--write writes the whole table, so it takes no --only.')
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'roa-bench-'))
const site = join(folder, 'site')
const say = (text: string) => console.log(`  ${text}`)

let server: Promise<Server> | null = null
let gateway: ReturnType<typeof startSmsApiServer> | null = null
const shops = new Map<string, Promise<FilledShop>>()
const browsers: BrowserContext[] = []

const bench: Bench = {
  site,
  film: values.write || values.film ? FILM : null,
  say,
  url: async () => {
    server ??= (async () => {
      gateway ??= startSmsApiServer()
      const { url, fake } = await gateway
      const vars = { SMS_GATEWAY: url, SMSAPI_TOKEN: fake.token }
      return startDeployment(folder, site, Number(values.port), vars)
    })()
    return (await server).url
  },
  gateway: async () => {
    gateway ??= startSmsApiServer()
    return (await gateway).fake
  },
  shop: (orders, rows) => {
    const key = `${orders}/${rows}`
    const shop = shops.get(key) ?? bench.url().then((url) => fillShop(url, orders, rows))
    shops.set(key, shop)
    return shop
  },
  // The profile is on the disk: IndexedDB of a private window is in memory, where durability would cost nothing.
  browser: async () => {
    const browser = await chromium.launchPersistentContext(join(folder, `profile-${browsers.length}`), {
      executablePath: await ensureWholeChrome(),
      args: ['--no-sandbox'],
      // A signal ends everything in the order below, not only the browser.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    browsers.push(browser)
    return browser
  },
}

const end = async (): Promise<void> => {
  for (const browser of browsers) await browser.close().catch(() => undefined)
  const running = await server?.catch(() => null)
  await running?.stop()
  await (await gateway)?.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(name, () => void end().finally(() => process.exit(130)))
}

const started = performance.now()
const load = loadavg()[0] ?? 0
const sections: Section[] = []
try {
  console.log('Building')
  await buildSite(site)
  for (const [name, part] of Object.entries(PARTS)) {
    if (!names.includes(name)) continue
    console.log(name)
    sections.push(await part(bench))
  }
  const took = Math.round((performance.now() - started) / 1000)
  if (values.write) await writeFile('docs/benchmarks.md', report(sections, took, load) + peersPart())
} finally {
  // A failed part must not lose the numbers of the others.
  console.log(`\n${sections.map(asText).join('\n\n')}\n`)
  await end()
}
