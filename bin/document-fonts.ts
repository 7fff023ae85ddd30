/**
 * Makes the typeface of printed documents (domain/documents/fonts.ts says why it differs from that of the screens).
 * Each cut is written twice: as WOFF2 for browsers, and as TrueType for the PDF made on the device, with the widths of
 * its letters in `metrics.json`.
 * Run: node bin/document-fonts.ts (only after a change here or of the font's version; the result is committed).
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import subsetFont from 'subset-font'
import {
  DOCUMENT_FACES,
  type DocumentFace,
  type FaceMetrics,
  FONT_PARTS,
  type FontMetrics,
  fontPaths,
  METRICS_PATH,
  type PartMetrics,
  trueTypePath,
} from '#domain/documents/fonts.ts'
import { partMetrics } from './font-metrics.ts'
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
const cutOf = async (
  face: DocumentFace,
  part: keyof typeof FILES,
  targetFormat: 'woff2' | 'truetype',
): Promise<Uint8Array> => {
  const { from, text } = FILES[part]
  const { weight, width } = DOCUMENT_FACES[face]
  const original = await readFile(join(source, 'files', from))
  const variationAxes = { wght: weight, wdth: width }
  if (part === 'extended')
    return subsetFont(original, text, { targetFormat, variationAxes, keepFeatures: KEPT })
  const keepFeatures = [...KEPT, 'tnum']
  const whole = await subsetFont(original, text, { targetFormat: 'truetype', variationAxes, keepFeatures })
  const tabular = withTabularDigits(whole)
  return subsetFont(tabular, text, { targetFormat, keepFeatures: KEPT })
}

const write = async (path: string, content: Uint8Array | string): Promise<void> => {
  await mkdir(dirname(join(target, path)), { recursive: true })
  await writeFile(join(target, path), content)
  console.log(`${path}: ${content.length} bytes`)
}

const metricsOf = async (face: DocumentFace): Promise<FaceMetrics> => {
  const parts: Partial<Record<(typeof FONT_PARTS)[number], PartMetrics>> = {}
  for (const part of FONT_PARTS) {
    await write(fontPaths(face)[part], await cutOf(face, part, 'woff2'))
    const plain = await cutOf(face, part, 'truetype')
    await write(trueTypePath(face, part), plain)
    parts[part] = partMetrics(plain, FILES[part].text)
  }
  return parts as FaceMetrics
}

const metrics: FontMetrics = {
  regular: await metricsOf('regular'),
  semibold: await metricsOf('semibold'),
  condensed: await metricsOf('condensed'),
}
await write(METRICS_PATH, JSON.stringify(metrics))
