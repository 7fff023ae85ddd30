import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { median } from '../numbers.ts'
import { asText } from '../table.ts'
import { type Measured, measure, type Sizes } from './measure.ts'
import { peersSection, writePeers } from './peers-report.ts'
import type { Subject } from './subject.ts'
import { ours } from './subjects/ours.ts'
import { ENGINES } from './subjects/peer.ts'
import { pouchdb } from './subjects/pouchdb.ts'
import { rxdb } from './subjects/rxdb.ts'
import { triplit } from './subjects/triplit.ts'
import { zero } from './subjects/zero.ts'

/**
 * `npm run bench:peers`: the product beside other sync engines, one after the other, with the same lines in the same
 * browser. `--rows 10000 --edits 1000` for a quick look, `--only ours,rxdb` chooses, `--rounds 2` repeats (the median
 * counts), `--limit` is the time limit of a step in seconds, `--write` puts the table into docs/benchmarks.md.
 */

const SUBJECTS: Record<string, Subject> = { ours, pouchdb, rxdb, triplit, zero }

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rows: { type: 'string', default: '100000' },
    edits: { type: 'string', default: '10000' },
    single: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '1' },
    limit: { type: 'string', default: '300' },
    port: { type: 'string', default: process.env.PORT ?? '9400' },
    write: { type: 'boolean', default: false },
  },
})
const names = values.only?.split(',') ?? Object.keys(SUBJECTS)
const sizes: Sizes = {
  lines: Number(values.rows),
  edits: Number(values.edits),
  single: Number(values.single),
  limit: Number(values.limit) * 1000,
}

const install = (): void => {
  if (existsSync(join(ENGINES, 'node_modules/.package-lock.json'))) return
  console.log('Installing the peers')
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync('npm', args, { cwd: ENGINES, stdio: 'inherit' })
  if (status !== 0) throw new Error('the peers could not be installed')
}

const buildPages = async (site: string, folder: string): Promise<void> => {
  for (const name of names) {
    const root = join(folder, 'pages', name)
    mkdirSync(root, { recursive: true })
    const script =
      name === 'ours' ? resolve('tests/bench/peers/page/ours.ts') : join(ENGINES, `pages/${name}.js`)
    writeFileSync(
      join(root, 'index.html'),
      `<!doctype html><meta charset="utf-8"><title>${name}</title><script type="module" src="/@fs${script}"></script>`,
    )
    await build({
      configFile: false,
      root,
      base: `/${name}/`,
      logLevel: 'error',
      plugins: [{ name: 'entry', resolveId: (id) => (id === `/@fs${script}` ? script : null) }],
      build: { outDir: join(site, name), emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 5_000 },
    })
  }
}

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
}

/** Serves the built pages, for servers that serve no files. */
const servePages = (site: string, port: number) => {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://pages').pathname
    const file = join(site, path.endsWith('/') ? `${path}index.html` : path)
    if (!existsSync(file)) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    return response.end(readFileSync(file))
  })
  return new Promise<typeof server>((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)))
}

/** One result of several rounds: the medians of what was reached, the first failure of what was not. */
const together = (rounds: readonly Measured[]): Measured => {
  const first = rounds[0]
  if (!first) throw new Error('no rounds')
  const middle = <K extends 'load' | 'edits' | 'bulk' | 'latency' | 'memory'>(key: K): Measured[K] => {
    const reached = rounds.flatMap((one) => (one[key] === null ? [] : [one[key] as Record<string, number>]))
    const sample = reached[0]
    if (!sample) return null as Measured[K]
    const entries = Object.keys(sample).map((name) => [name, median(reached.map((one) => one[name] ?? 0))])
    return Object.fromEntries(entries) as Measured[K]
  }
  return {
    ...first,
    machine: rounds.reduce((sum, one) => sum + one.machine, 0) / rounds.length,
    load: middle('load'),
    edits: middle('edits'),
    bulk: middle('bulk'),
    latency: middle('latency'),
    memory: middle('memory'),
    failure: rounds.find((one) => one.failure !== null)?.failure ?? null,
  }
}

install()
const folder = mkdtempSync(join(tmpdir(), 'roa-peers-'))
// PostgreSQL needs its own user.
chmodSync(folder, 0o755)
const site = join(folder, 'site')
mkdirSync(site)
const first = Number(values.port)
const pages = await servePages(site, first)
const results = new Map<string, Measured[]>()
try {
  console.log('Building')
  await buildPages(site, folder)
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [index, name] of names.entries()) {
      const subject = SUBJECTS[name]
      if (!subject) throw new Error(`--only takes ${Object.keys(SUBJECTS).join(', ')}; not ${name}.`)
      const place = {
        folder: join(folder, `${name}-${round}`),
        site,
        pages: `http://127.0.0.1:${first}`,
        port: first + 100 * (index + 1),
        lines: sizes.lines,
        say: (text: string) => console.log(`  ${text}`),
      }
      mkdirSync(place.folder)
      const measured = await measure(subject, place, sizes)
      console.log(JSON.stringify(measured))
      results.set(name, [...(results.get(name) ?? []), measured])
      rmSync(place.folder, { recursive: true, force: true, maxRetries: 5 })
      // Results are stored at once, whatever happens later.
      if (values.write) writePeers([...results.values()].map(together), sizes)
    }
  }
  console.log(`\n${asText(peersSection([...results.values()].map(together), sizes))}\n`)
} finally {
  pages.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
process.exit(0)
