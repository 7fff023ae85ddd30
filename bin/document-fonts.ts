/**
 * Makes the typeface of printed documents (see domain/documents/fonts.ts, which says why it isn't the variable one).
 * Run: node bin/document-fonts.ts (only after a change here or of the font's version; the result is committed).
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import subsetFont from 'subset-font'
import { DOCUMENT_FACES, fontPaths } from '#domain/documents/fonts.ts'

const source = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/archivo/package.json'))
const target = join(import.meta.dirname, '../web/public')

const range = (first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('')

const FILES = {
  latin: {
    from: 'archivo-latin-wdth-normal.woff2',
    text: `${range(0x20, 0x7e)}${range(0xa0, 0xff)}–—‘’‚“”„•…‹›€™−`,
  },
  extended: { from: 'archivo-latin-ext-wdth-normal.woff2', text: range(0x100, 0x24f) },
} as const

const KEPT = ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum']

for (const face of ['regular', 'semibold', 'condensed'] as const) {
  const { weight, width } = DOCUMENT_FACES[face]
  for (const part of ['latin', 'extended'] as const) {
    const { from, text } = FILES[part]
    const cut = await subsetFont(await readFile(join(source, 'files', from)), text, {
      targetFormat: 'woff2',
      variationAxes: { wght: weight, wdth: width },
      keepFeatures: KEPT,
    })
    const path = join(target, fontPaths(face)[part])
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, cut)
    console.log(`${fontPaths(face)[part]}: ${cut.length} bytes`)
  }
}
