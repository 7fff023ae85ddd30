import { servedFontFaces } from '#domain/documents/fonts.ts'
import { documentCss, PAGE_MARGIN } from '#domain/documents/page.ts'
import type { DocumentView } from '#domain/documents/view.ts'

/** A text as a CSS string: what could end it, or the style sheet, is written by its code. */
export const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} .,·–-]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`

const { top, right, bottom, left } = PAGE_MARGIN
const BOX = "font:400 7.75pt/1.3 'Archivo-regular',Arial,sans-serif;color:#686058"

/**
 * The style sheet of a document that this device's browser prints: that of the server, with the margins and the foot of
 * the page (title, page x of y) as margin boxes. A browser without those prints the same pages without a foot.
 */
export const sheetCss = (view: DocumentView): string => `${documentCss(
  view,
  servedFontFaces(['regular', 'semibold', 'condensed']),
)}
@page{size:A4;margin:${top} ${right} ${bottom} ${left};
@bottom-left{content:${cssString(view.documentTitle)};width:75%;overflow:hidden;${BOX}}
@bottom-right{content:"Pagina " counter(page) " din " counter(pages);text-align:right;${BOX}}}
@media screen{html{background:#fff}body{width:210mm;padding:${top} ${right} ${bottom} ${left}}}`
