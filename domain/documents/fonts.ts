/**
 * The typeface of documents: three cuts of Archivo (OFL), made by bin/document-fonts.ts. They are static cuts, unlike
 * the variable files of the screens: Chromium embeds variable fonts in a PDF as drawings of letters (Type 3), five
 * times the size and poor on screen. Their digits have one width without an OpenType feature: Firefox writes glyphs of
 * a feature into a PDF without their characters, and nobody can copy them. Each cut has a file for Latin and one for ă
 * ș ț and the letters of neighbouring languages.
 */
export const DOCUMENT_FACES = {
  /** Sentences. */
  regular: { weight: 400, width: 100 },
  /** Names and headings. */
  semibold: { weight: 600, width: 100 },
  /** Labels, the plate, the large figures. */
  condensed: { weight: 650, width: 84 },
} as const

export type DocumentFace = keyof typeof DOCUMENT_FACES

/** The files of a face as base64 data URLs: the page of a document loads nothing from the network. */
export type FaceUrls = { latin: string; extended: string }
export type DocumentFonts = Record<DocumentFace, FaceUrls>

/** The two files of a face. */
export const FONT_PARTS = ['latin', 'extended'] as const
export type FontPart = (typeof FONT_PARTS)[number]

/** What one file of a face measures, in its own units. */
export type PartMetrics = {
  unitsPerEm: number
  ascent: number
  descent: number
  /** Code, glyph and width of each character, one after the other. */
  glyphs: readonly number[]
  /** Characters that are kerned alike before another, and after another. */
  left: readonly string[]
  right: readonly string[]
  /** For each class of `left`, what is added to the width before each class of `right`. */
  kerning: readonly (readonly number[])[]
}
export type FaceMetrics = Record<FontPart, PartMetrics>
export type FontMetrics = Record<DocumentFace, FaceMetrics>

/** The same cuts for the PDF that a device makes by itself, which cannot hold WOFF2. */
export const trueTypePath = (face: DocumentFace, part: FontPart): string =>
  `/fonts/document/${face}${part === 'latin' ? '' : '-ext'}.ttf`

/** `FontMetrics` as JSON. */
export const METRICS_PATH = '/fonts/document/metrics.json'

/** The addresses of the files. */
export const fontPaths = (face: DocumentFace): FaceUrls => ({
  latin: `/fonts/document/${face}.woff2`,
  extended: `/fonts/document/${face}-ext.woff2`,
})

const DATA_URL = /^data:[a-z]+\/[a-z0-9.+-]+;base64,[A-Za-z0-9+/]+=*$/

const fontFace = (family: string, url: string, range: string): string => {
  // The URL is inserted into a style sheet unescaped.
  if (!DATA_URL.test(url)) throw new TypeError('a document font is a base64 data URL')
  return `@font-face{font-family:${family};src:url(${url}) format('woff2');${range}}`
}

/** The same rules for the pages of a device, which may load the files by address. */
export const servedFontFaces = (faces: readonly DocumentFace[]): string =>
  faces
    .map((face) => {
      const { latin, extended } = fontPaths(face)
      const rule = (url: string, range: string) =>
        `@font-face{font-family:Archivo-${face};src:url(${url}) format('woff2');${range}}`
      return rule(latin, '') + rule(extended, 'unicode-range:U+0100-024F')
    })
    .join('')

/**
 * The rules that define the faces `Archivo-regular`, `Archivo-semibold` and `Archivo-condensed`. Throws on a text that
 * is no data URL.
 */
export const fontFaces = (fonts: DocumentFonts, faces: readonly DocumentFace[]): string =>
  faces
    .map((face) => {
      const { latin, extended } = fonts[face]
      const family = `Archivo-${face}`
      return fontFace(family, latin, '') + fontFace(family, extended, 'unicode-range:U+0100-024F')
    })
    .join('')
