import { type DocumentFonts, fontFaces } from './fonts.ts'
import { escapeHtml as text } from './html.ts'
import { PAGE_CSS } from './page-css.ts'
import { TICKS } from './page-drawings.ts'
import { checks, closing, longNotes, pictures, sum } from './page-foot.ts'
import { header, opening, parties } from './page-head.ts'
import { table } from './page-table.ts'
import type { DocumentView } from './view.ts'

/**
 * A document as a complete A4 page for Chromium: no script, no network, every value escaped. A device prints the same
 * body and style sheet in its own browser (`web/features/documents`).
 */

/** Raised with every change of the page's form, so that documents stored in R2 are rendered again. */
export const TEMPLATE_VERSION = 6

/** Margins of the paper; the bottom one holds `documentFooterHtml`. */
export const PAGE_MARGIN = { top: '12.5mm', right: '16mm', bottom: '14.5mm', left: '16mm' } as const

const ACCENT = /^#[0-9a-f]{6}$/

/** The shop's colour, or null where it is none. */
export const accentOf = (accent: string | null): string | null =>
  accent !== null && ACCENT.test(accent) ? accent : null

/** It goes into a style sheet unescaped. */
const accentRule = (accent: string | null): string =>
  accentOf(accent) === null ? '' : `body{--accent:${accent}}`

/** The style sheet of a view; `faces` are its @font-face rules. */
export const documentCss = (view: DocumentView, faces: string): string =>
  `${faces}${PAGE_CSS}${accentRule(view.accent)}`

const tables = (view: DocumentView): string => {
  const end = sum(view)
  const last = view.tables.length - 1
  return last < 0 ? end : view.tables.map((one, index) => table(one, index === last ? end : '')).join('\n')
}

/** The content of the page. */
export const documentBody = (view: DocumentView): string => `${header(view)}${TICKS}${parties(view)}
<main>${opening(view)}${checks(view)}${tables(view)}
${longNotes(view)}${closing(view)}${pictures(view)}</main>`

/** The page. Throws where a font is no data URL. */
export const documentHtml = (view: DocumentView, fonts: DocumentFonts): string => `<!doctype html>
<html lang="ro"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<title>${text(view.documentTitle)}</title>
<style>${documentCss(view, fontFaces(fonts, ['regular', 'semibold', 'condensed']))}</style></head>
<body>${documentBody(view)}
</body></html>`

/** The foot of every page for Chromium's `footerTemplate`, which fills `pageNumber` and `totalPages`. */
export const documentFooterHtml = (view: DocumentView, fonts: DocumentFonts): string =>
  `<style>${fontFaces(fonts, ['regular'])}
.foot{width:100%;margin:0 16mm;padding-top:1.6mm;border-top:.2mm solid #b8b0a3;display:flex;justify-content:space-between;gap:8mm;
font:400 7.75pt/1.3 'Archivo-regular','Liberation Sans',Arial,sans-serif;color:#686058;
text-rendering:geometricPrecision;min-width:0}
.foot .title{min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.foot .pages{flex:none;white-space:nowrap}</style>
<div class="foot"><span class="title">${text(view.documentTitle)}</span><span class="pages">Pagina <span class="pageNumber"></span> din <span class="totalPages"></span></span></div>`
