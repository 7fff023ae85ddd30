import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { ensureLocalChrome } from '#bin/chromium.ts'
import {
  type DocumentFace,
  type DocumentFonts,
  type FontMetrics,
  fontPaths,
  METRICS_PATH,
  trueTypePath,
} from '#domain/documents/fonts.ts'
import { typefaceOf } from '#domain/documents/layout/typeface.ts'
import { documentFooterHtml, documentHtml, PAGE_MARGIN } from '#domain/documents/page.ts'
import type { DocumentView } from '#domain/documents/view.ts'
import { type PdfPicture, pdfFile } from '#web/features/documents/file/pdf-file.ts'
import type { FontFiles } from '#web/features/documents/file/pdf-fonts.ts'
import { documentSamples } from './document-samples.ts'

/** The samples of documents, as the server prints them and as a device makes them. */

const read = (path: string): Buffer => readFileSync(join(import.meta.dirname, '../../web/public', path))

const url = (type: string, path: string): string => `data:${type};base64,${read(path).toString('base64')}`

export const LOGO = url('image/png', 'icon-192.png')
export const SAMPLES = documentSamples(LOGO)

const facesOf = <T>(of: (face: DocumentFace) => T): Record<DocumentFace, T> => ({
  regular: of('regular'),
  semibold: of('semibold'),
  condensed: of('condensed'),
})

export const FONTS: DocumentFonts = facesOf((face) => ({
  latin: url('font/woff2', fontPaths(face).latin),
  extended: url('font/woff2', fontPaths(face).extended),
}))

const FILES: FontFiles = facesOf((face) => ({
  latin: read(trueTypePath(face, 'latin')),
  extended: read(trueTypePath(face, 'extended')),
}))

const TYPEFACE = typefaceOf(JSON.parse(read(METRICS_PATH).toString()) as FontMetrics)

/** A square of one colour for the samples' picture: without a browser nothing here can read a PNG. */
const SQUARE: PdfPicture = {
  natural: { width: 192, height: 192 },
  size: { width: 1, height: 1 },
  filter: 'FlateDecode',
  bytes: deflateSync(Buffer.from([0x1c, 0x19, 0x16])),
}

export const devicePdf = (view: DocumentView): Uint8Array =>
  pdfFile({
    view,
    typeface: TYPEFACE,
    files: FILES,
    pictures: new Map([[LOGO, SQUARE]]),
    madeAt: Date.UTC(2026, 10, 29, 18),
  })

/** Gives the server's own way to print, in a Chromium that ends with `use`. */
export const withServerPdf = async <T>(
  use: (print: (view: DocumentView) => Promise<Uint8Array>) => Promise<T>,
): Promise<T> => {
  const browser = await chromium.launch({ executablePath: await ensureLocalChrome(), args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ javaScriptEnabled: false })
    return await use(async (view) => {
      await page.setContent(documentHtml(view, FONTS))
      // Browser Rendering, which prints for the server, waits for the fonts by itself.
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      return page.pdf({
        format: 'a4',
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: documentFooterHtml(view, FONTS),
        margin: PAGE_MARGIN,
        tagged: true,
      })
    })
  } finally {
    await browser.close()
  }
}
