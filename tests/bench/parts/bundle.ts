import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Part } from '../bench.ts'
import { kilobytes } from '../numbers.ts'

/** The screen whose first visit is measured. */
const SCREEN = 'features/orders/orders-page.tsx'
const ENTRY = 'index.html'

type Chunk = { file: string; css?: string[]; imports?: string[]; dynamicImports?: string[] }
type Manifest = Record<string, Chunk>

/** What the browser downloads before the order list works, and what the service worker caches. */
export const bundlePart: Part = async ({ site }) => {
  const manifest = JSON.parse(await readFile(join(site, '.vite/manifest.json'), 'utf8')) as Manifest
  const entry = withImports(manifest, [ENTRY])
  const list = withImports(manifest, [ENTRY, SCREEN])
  const scripts = await weigh(
    site,
    [...list].map((key) => manifest[key]?.file ?? ''),
  )
  const ofEntry = await weigh(
    site,
    [...entry].map((key) => manifest[key]?.file ?? ''),
  )
  const styles = await weigh(site, [...new Set([...list].flatMap((key) => manifest[key]?.css ?? []))])
  const kept = await weigh(site, precached(await readFile(join(site, 'sw.js'), 'utf8')))
  const row = (what: string, { files, gzip, bytes }: Weight) => [
    what,
    kilobytes(gzip),
    kilobytes(bytes),
    String(files),
  ]
  return {
    title: 'What the browser gets',
    columns: ['What', 'gzip', 'Unpacked', 'Files'],
    rows: [
      row('JavaScript of the order list', scripts),
      row('… of it before any screen', ofEntry),
      row('Styles of the order list', styles),
      row('Kept by the service worker, all screens and fonts', kept),
    ],
  }
}

const withImports = (manifest: Manifest, keys: readonly string[]): Set<string> => {
  const found = new Set<string>()
  const visit = (key: string): void => {
    if (found.has(key)) return
    const chunk = manifest[key]
    if (!chunk) throw new Error(`the build has no ${key}`)
    found.add(key)
    for (const one of chunk.imports ?? []) visit(one)
  }
  for (const key of keys) visit(key)
  return found
}

/** Files in the service worker's list. */
const precached = (worker: string): string[] => {
  const urls = [...worker.matchAll(/"url":\s*"([^"]+)"/g)].map((match) => match[1] ?? '')
  if (urls.length === 0) throw new Error('the service worker keeps nothing')
  return [...new Set(urls)]
}

type Weight = { files: number; gzip: number; bytes: number }

const weigh = async (site: string, files: readonly string[]): Promise<Weight> => {
  const weight = { files: files.length, gzip: 0, bytes: 0 }
  for (const file of files) {
    const path = join(site, file)
    weight.bytes += (await stat(path)).size
    weight.gzip += gzipSync(await readFile(path), { level: 9 }).length
  }
  return weight
}
