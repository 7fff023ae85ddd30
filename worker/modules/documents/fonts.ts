import { type DocumentFonts, type FaceUrls, fontPaths } from '#domain/documents/fonts.ts'

/** What the loader needs of the ASSETS binding. */
export type Assets = { fetch(url: string): Promise<Response> }

/** First bytes of every WOFF2 file. A missing file answers 200 with the app's page, so the status tells nothing. */
const SIGNATURE = 'wOF2'

const dataUrl = async (assets: Assets, path: string): Promise<string> => {
  // The binding looks at the path only; the host is a placeholder.
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

/** By binding, so that what one deployment read never serves another. */
const loaded = new WeakMap<Assets, DocumentFonts>()

/** The typeface of documents from the deployed assets, read once for the life of the isolate (45 KB). */
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
