import { servedFontFaces } from '#domain/documents/fonts.ts'
import { documentCss, PAGE_MARGIN } from '#domain/documents/page.ts'
import type { DocumentView } from '#domain/documents/view.ts'

/** A text as a CSS string: characters that could end it, or the style sheet, are escaped. */
export const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} .,·–-]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`

const { top, right, bottom, left } = PAGE_MARGIN
const PADDING = `${top} ${right} ${bottom} ${left}`
const FOOT = "font:400 7.75pt/1.3 'Archivo-regular',Arial,sans-serif;color:#686058"

/**
 * How a browser prints the foot of a page:
 * - `boxes`: in margin boxes, with title and page x of y.
 * - `drawn`: Firefox has no margin boxes and prints its own head and foot into margins, with the frame's address
 *   „about:srcdoc". So the page has no margins: each page has padding instead, and the foot is drawn (`pageFoot`).
 * - `none`: the same pages without a foot.
 */
export type FootKind = 'boxes' | 'drawn' | 'none'

export const footKindOf = (world: Window & typeof globalThis): FootKind => {
  if ('CSSMarginRule' in world) return 'boxes'
  return world.CSS.supports('box-decoration-break', 'clone') ? 'drawn' : 'none'
}

const pageRules = (view: DocumentView, foot: FootKind): string =>
  foot === 'drawn'
    ? `@page{size:A4;margin:0}
@media print{body{padding:${PADDING};box-decoration-break:clone}}
@media screen{.page-foot{display:none}}
.page-foot{${FOOT}}
.page-foot p{position:fixed;bottom:6mm;left:${left};width:75%;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.page-foot span{position:absolute;right:${right};line-height:4mm}`
    : `@page{size:A4;margin:${PADDING};
@bottom-left{content:${cssString(view.documentTitle)};width:75%;overflow:hidden;${FOOT}}
@bottom-right{content:"Pagina " counter(page) " din " counter(pages);text-align:right;${FOOT}}}`

/**
 * The style sheet for printing a document in this device's browser: that of the server, with margins and foot of the
 * page.
 */
export const printCss = (view: DocumentView, foot: FootKind): string => `${documentCss(
  view,
  servedFontFaces(['regular', 'semibold', 'condensed']),
)}
${pageRules(view, foot)}
@media screen{html{background:#fff}body{width:210mm;padding:${PADDING}}}`
