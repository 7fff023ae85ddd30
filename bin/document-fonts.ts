/**
 * Makes the typeface of printed documents (domain/documents/fonts.ts says why it differs from that of the screens).
 * Run: node bin/document-fonts.ts (only after a change here or of the font's version; the result is committed).
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import subsetFont from 'subset-font'
import { DOCUMENT_FACES, fontPaths } from '#domain/documents/fonts.ts'
import { withTabularDigits } from './tabular-digits.ts'

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

const KEPT = ['kern', 'mark', 'mkmk', 'ccmp', 'locl']

/** A subset with the letters of the text, and for Latin with digits of one width. */
const cutOf = async (face: keyof typeof DOCUMENT_FACES, part: keyof typeof FILES): Promise<Uint8Array> => {
  const { from, text } = FILES[part]
  const { weight, width } = DOCUMENT_FACES[face]
  const original = await readFile(join(source, 'files', from))
  const variationAxes = { wght: weight, wdth: width }
  if (part === 'extended')
    return subsetFont(original, text, { targetFormat: 'woff2', variationAxes, keepFeatures: KEPT })
  const keepFeatures = [...KEPT, 'tnum']
  const whole = await subsetFont(original, text, { targetFormat: 'truetype', variationAxes, keepFeatures })
  const tabular = withTabularDigits(whole)
  return subsetFont(tabular, text, { targetFormat: 'woff2', keepFeatures: KEPT })
}

for (const face of ['regular', 'semibold', 'condensed'] as const) {
  for (const part of ['latin', 'extended'] as const) {
    const cut = await cutOf(face, part)
    const path = join(target, fontPaths(face)[part])
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, cut)
    console.log(`${fontPaths(face)[part]}: ${cut.length} bytes`)
  }
}
