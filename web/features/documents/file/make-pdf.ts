import {
  type DocumentFace,
  type FontMetrics,
  type FontPart,
  METRICS_PATH,
  trueTypePath,
} from '#domain/documents/fonts.ts'
import { type Typeface, typefaceOf } from '#domain/documents/layout/typeface.ts'
import type { DocumentView } from '#domain/documents/view.ts'
import { timeNow } from '#web/data/time.ts'
import { pdfFile } from './pdf-file.ts'
import type { FontFiles } from './pdf-fonts.ts'
import { pdfPictures } from './pictures.ts'

/** A document as a PDF file, made by this device: no server, no network, no dialog. Loaded when first needed. */

/** The files lie in the app's own cache, where the service worker put them. */
const read = async (path: string): Promise<Response> => {
  const response = await fetch(path)
  // A file that is missing is answered with the app's page.
  if (!response.ok || response.headers.get('content-type')?.startsWith('text/html'))
    throw new Error(`${path} is not here`)
  return response
}

const bytesOf = async (face: DocumentFace, part: FontPart): Promise<Uint8Array> =>
  new Uint8Array(await (await read(trueTypePath(face, part))).arrayBuffer())

const filesOf = async (face: DocumentFace): Promise<FontFiles[DocumentFace]> => {
  const [latin, extended] = await Promise.all([bytesOf(face, 'latin'), bytesOf(face, 'extended')])
  return { latin, extended }
}

type Fonts = { typeface: Typeface; files: FontFiles }

const readFonts = async (): Promise<Fonts> => {
  const [metrics, regular, semibold, condensed] = await Promise.all([
    read(METRICS_PATH).then((response) => response.json() as Promise<FontMetrics>),
    filesOf('regular'),
    filesOf('semibold'),
    filesOf('condensed'),
  ])
  return { typeface: typefaceOf(metrics), files: { regular, semibold, condensed } }
}

let fonts: Promise<Fonts> | null = null

/** Read once; a failure is forgotten, so that the next press tries again. */
const fontsOnce = (): Promise<Fonts> => {
  fonts ??= readFonts().catch((error: unknown) => {
    fonts = null
    throw error
  })
  return fonts
}

export const makePdf = async (view: DocumentView): Promise<Blob> => {
  const [{ typeface, files }, pictures] = await Promise.all([fontsOnce(), pdfPictures(view)])
  const bytes = pdfFile({ view, typeface, files, pictures, madeAt: timeNow() })
  return new Blob([bytes], { type: 'application/pdf' })
}
