import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { PACK, type Pack } from '#web/service-worker/pack.ts'

/** What the built site makes people download; these are bounds, and docs/benchmarks.md has the figures. */

const SITE = 'dist/client/'
const KB = 1000

const read = (path: string): string => readFileSync(`${SITE}${path}`, 'utf8')

const chunkOf = (name: string): string => {
  const found = readdirSync(`${SITE}assets`).filter(
    (file) => file.startsWith(`${name}-`) && file.endsWith('.js'),
  )
  if (found.length !== 1) throw new Error(`one file of ${name} was expected: ${found.join(', ')}`)
  return found[0] as string
}

/** The scripts that a screen needs before it is shown: its own, the app's, and what they import. */
const scriptsOf = (screen: string): ReadonlySet<string> => {
  const found = new Set<string>()
  const visit = (file: string): void => {
    if (found.has(file)) return
    found.add(file)
    for (const [, imported = ''] of read(`assets/${file}`).matchAll(
      /(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g,
    ))
      visit(imported)
  }
  visit(/src="\/assets\/([^"]+\.js)"/.exec(read('index.html'))?.[1] ?? '')
  visit(chunkOf(screen))
  return found
}

const gzipped = (files: ReadonlySet<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(read(`assets/${file}`), { level: 9 }).length, 0)

describe('what a first visit downloads', () => {
  it.each([
    ['orders-page', 213],
    ['new-order-page', 290],
  ])('the script of %s is at most %i KB', (screen, most) => {
    const scripts = scriptsOf(screen)
    expect(scripts.size).toBeGreaterThan(3)
    expect(gzipped(scripts) / KB).toBeLessThanOrEqual(most)
  })

  it.each(['orders-page', 'new-order-page'])('%s needs few files', (screen) => {
    expect(scriptsOf(screen).size).toBeLessThanOrEqual(12)
  })

  it('no file imports the entry, which awaits the file of the language', () => {
    const entry = /src="\/assets\/(index-[^"]+\.js)"/.exec(read('index.html'))?.[1] ?? 'none'
    const importers = readdirSync(`${SITE}assets`).filter(
      (file) =>
        file.endsWith('.js') &&
        new RegExp(`(?:from|import)\\s*["'\`]\\./${entry}`).test(read(`assets/${file}`)),
    )
    expect(entry).not.toBe('none')
    expect(importers).toEqual([])
  })

  it('the service worker keeps every script, and asks for few files the first time', () => {
    const kept = new Set([...read('sw.js').matchAll(/"url":\s*"([^"]+)"/g)].map(([, url = '']) => url))
    const pack: Pack = JSON.parse(read(PACK))
    const scripts = readdirSync(`${SITE}assets`).filter((file) => file.endsWith('.js'))
    expect(scripts.filter((file) => !kept.has(`assets/${file}`))).toEqual([])
    expect(
      Object.entries(pack).filter(([file, content]) => !kept.has(file) || read(file) !== content),
    ).toEqual([])
    expect([...kept].filter((file) => !(file in pack)).length).toBeLessThanOrEqual(40)
  })
})
