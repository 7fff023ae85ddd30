import { type DocumentFonts, type FaceUrls, fontPaths } from '#domain/documents/fonts.ts'

/** The part of the ASSETS binding that the loader uses. */
export type Assets = { fetch(url: string): Promise<Response> }

/** First bytes of every WOFF2 file. A missing file is answered 200 with the app's page, so the status is no proof. */
const SIGNATURE = 'wOF2'

const dataUrl = async (assets: Assets, path: string): Promise<string> => {
  // The binding uses only the path; the host is a placeholder.
  const response = await assets.fetch(`https://assets.local${path}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const signature = String.fromCharCode(...bytes.subarray(0, 4))
  if (!response.ok || signature !== SIGNATURE)
    throw new Error(`${path} is not among the assets of this deployment`)
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return `data:font/woff2;base64,${btoa(binary)}`
}

const faceUrls = async (assets: Assets, { latin, extended }: FaceUrls): Promise<FaceUrls> => {
  const [first, second] = await Promise.all([dataUrl(assets, latin), dataUrl(assets, extended)])
  return { latin: first, extended: second }
}

/** By binding, so that the files of one deployment never serve another. */
const loaded = new WeakMap<Assets, DocumentFonts>()

/** The typeface of documents from the deployed assets, read once per isolate (45 KB). */
export const documentFonts = async (assets: Assets): Promise<DocumentFonts> => {
  const known = loaded.get(assets)
  if (known) return known
  const [regular, semibold, condensed] = await Promise.all([
    faceUrls(assets, fontPaths('regular')),
    faceUrls(assets, fontPaths('semibold')),
    faceUrls(assets, fontPaths('condensed')),
  ])
  const fonts = { regular, semibold, condensed }
  loaded.set(assets, fonts)
  return fonts
}
