/**
 * Makes the product's typeface: Archivo (OFL) reduced to what Romanian and our screens need, with both axes kept (weight
 * 400–800, width 62–100 %). Upstream ships the Romanian letters in a separate file (latin-ext), so there are two files,
 * which `unicode-range` in web/ui/base.css distinguishes:
 *   archivo-ro.woff2      Latin letters, digits, punctuation (â î included)
 *   archivo-ro-ext.woff2  ă ș ț and their cedilla forms, and the letters of neighbouring languages
 * web/index.html and base.css name the two files, so their paths are fixed.
 * Run: node bin/font.ts (only after a change here or of the font's version; the result is committed).
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import subsetFont from 'subset-font'

const source = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/archivo/package.json'))
const target = join(import.meta.dirname, '../web/public/fonts')

const range = (first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('')

const FILES = [
  {
    from: 'archivo-latin-wdth-normal.woff2',
    to: 'archivo-ro.woff2',
    text: `${range(0x20, 0x7e)}${range(0xa0, 0xff)}–—‘’‚“”„•…‹›€™−↑↓`,
  },
  {
    from: 'archivo-latin-ext-wdth-normal.woff2',
    to: 'archivo-ro-ext.woff2',
    text: 'ĂăȘșȚțŞşŢţŐőŰűĆćČčĐđŠšŽžĞğİŁłŃńĘęĄąŚśŹźŻżŇňŘřĚě',
  },
]

/** Weights and widths that the design uses; a narrower space makes a much smaller file. */
const variationAxes = { wght: { min: 400, max: 800 }, wdth: { min: 62, max: 100 } }

await mkdir(target, { recursive: true })
for (const { from, to, text } of FILES) {
  const original = await readFile(join(source, 'files', from))
  const subset = await subsetFont(original, text, {
    targetFormat: 'woff2',
    variationAxes,
    keepFeatures: [
      'kern',
      'mark',
      'mkmk',
      'ccmp',
      'locl',
      'liga',
      'tnum',
      'pnum',
      'rvrn',
      'frac',
      'numr',
      'dnom',
    ],
  })
  await writeFile(join(target, to), subset)
  console.log(`${to}: ${original.length} → ${subset.length} bytes`)
}
await copyFile(join(source, 'LICENSE'), join(target, 'LICENSE.txt'))
