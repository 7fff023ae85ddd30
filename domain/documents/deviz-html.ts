import type { DevizTable, DevizView, Fact } from './deviz.ts'
import { DEVIZ_CSS } from './deviz-css.ts'
import { type DocumentFonts, fontFaces } from './fonts.ts'
import { escapeHtml as text } from './html.ts'

/** The deviz as a complete A4 page for Chromium: no script, no network, every value escaped. */

/** Raised with every change of the page's form, so that documents kept in R2 are made anew. */
export const DEVIZ_TEMPLATE_VERSION = 1

/** Margins of the paper; the bottom one holds `devizFooterHtml`. */
export const DEVIZ_MARGIN = { top: '12.5mm', right: '16mm', bottom: '14.5mm', left: '16mm' } as const

const facts = (items: readonly Fact[], name: string): string =>
  items.length === 0
    ? ''
    : `<dl class="${name}">${items
        .map(({ label, value }) => `<dt>${text(label)}</dt><dd>${text(value)}</dd>`)
        .join('')}</dl>`

const rows = (items: readonly Fact[]): string =>
  items.map(({ label, value }) => `<div><dt>${text(label)}</dt><dd>${text(value)}</dd></div>`).join('')

const star = (turn: number): string => {
  const angle = (turn * Math.PI) / 6
  const [x, y] = [10 + 8 * Math.sin(angle), 10 - 8 * Math.cos(angle)]
  const points = Array.from({ length: 10 }, (_, index) => {
    const radius = index % 2 === 0 ? 1.75 : 0.7
    const corner = (index * Math.PI) / 5
    return `${(x + radius * Math.sin(corner)).toFixed(2)},${(y - radius * Math.cos(corner)).toFixed(2)}`
  })
  return `<polygon points="${points.join(' ')}"/>`
}

const STARS = `<svg viewBox="0 0 20 20" fill="#ffcc00" aria-hidden="true">${Array.from({ length: 12 }, (_, turn) => star(turn)).join('')}</svg>`

/** The graduations of a torque wrench, every fifth longer, across the 178 mm between the margins. */
const TICKS = `<div class="ticks"><svg viewBox="0 0 178 2.4" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width=".18" d="${Array.from(
  { length: 90 },
  (_, index) => `M${(index * 2 + 0.09).toFixed(2)} 2.4V${index % 5 === 0 ? 0 : 1.3}`,
).join('')}"/></svg></div>`

const plate = (number: DevizView['plate']): string => {
  if (!number) return ''
  const band = number.romanian ? `<span class="band">${STARS}<b>RO</b></span>` : ''
  const long = number.text.length > 11 ? ' long' : ''
  return `<div class="plate${long}">${band}<span class="number">${text(number.text)}</span></div>`
}

const table = ({ title, columns, rows: lines }: DevizTable): string => {
  const span = columns.unit === null ? 2 : 1
  const unit = (value: string): string =>
    columns.unit === null ? '' : `<td class="unit">${text(value)}</td>`
  return `<table>
<colgroup><col class="n"><col><col class="unit"><col class="quantity"><col class="price"><col class="total"></colgroup>
<thead><tr class="section"><th colspan="6">${text(title)}</th></tr>
<tr class="columns"><th>Nr.</th><th colspan="${span}">${text(columns.name)}</th>${
    columns.unit === null ? '' : `<th>${text(columns.unit)}</th>`
  }<th class="num">${text(columns.quantity)}</th><th class="num">${text(columns.price)}</th><th class="num">${text(columns.total)}</th></tr></thead>
<tbody>${lines
    .map(
      (line) =>
        `<tr><td class="n">${text(line.number)}</td><td class="name" colspan="${span}">${text(line.name)}</td>${unit(
          line.unit,
        )}<td class="num">${text(line.quantity)}</td><td class="num">${text(line.price)}</td><td class="num total">${text(line.total)}</td></tr>`,
    )
    .join('\n')}</tbody>
</table>`
}

const header = (view: DevizView): string => `<header class="head">
<div class="shop"><h2>${text(view.shop.name)}</h2>${view.shop.lines.map((line) => `<p>${text(line)}</p>`).join('')}</div>
<div class="sheet"><h1>${text(view.title)}${view.number === '' ? '' : ` <span>${text(view.number)}</span>`}</h1>
<dl class="figures">${rows(view.facts)}</dl>${view.stamp === null ? '' : `<p class="stamp">${text(view.stamp)}</p>`}</div>
</header>`

const car = ({ plate: number, car: vehicle }: DevizView): string => {
  const make = vehicle.make === '' ? '' : `<h3>${text(vehicle.make)}</h3>`
  const model = vehicle.model === '' ? '' : `<p class="model">${text(vehicle.model)}</p>`
  return `<div class="car${number ? '' : ' bare'}">${plate(number)}<div class="name">${make}${model}</div>${facts(vehicle.facts, 'facts figures')}</div>`
}

const client = ({ client: person }: DevizView): string => {
  if (person.name === '' && person.facts.length === 0) return ''
  return `<div class="client"><p class="label">${text(person.title)}</p><h3>${text(person.name)}</h3>${facts(person.facts, 'facts figures')}</div>`
}

const parties = (view: DevizView): string => `<section class="parties">${car(view)}${client(view)}</section>`

/** Characters up to which a paragraph stands beside the totals; a longer one takes the page's width below. */
const SHORT = 180

type Paragraph = DevizView['paragraphs'][number]

const isShort = (note: Paragraph): boolean => note.text.length <= SHORT && !/\n.*\n.*\n/.test(note.text)

const notes = (paragraphs: readonly Paragraph[]): string =>
  paragraphs
    .map((note) => `<div><h3 class="label">${text(note.title)}</h3><p>${text(note.text)}</p></div>`)
    .join('')

const sum = (
  view: DevizView,
): string => `<section class="sum"><div class="notes">${notes(view.paragraphs.filter(isShort))}</div>
<dl class="figures">${rows(view.totals)}<div class="grand"><dt>${text(view.grandTotal.label)}</dt><dd>${text(view.grandTotal.value)}</dd></div></dl></section>`

const longNotes = (view: DevizView): string => {
  const paragraphs = view.paragraphs.filter((note) => !isShort(note))
  return paragraphs.length === 0 ? '' : `<section class="notes long">${notes(paragraphs)}</section>`
}

const blank = (label: string): string => `<span class="label">${text(label)}</span><i></i>`

const closing = (view: DevizView): string => `<section class="close">
<p class="terms">${view.terms.map(text).join(' ')}</p>
<div class="signatures">${view.signatures
  .map(
    (place) =>
      `<div><h3>${text(place.title)}</h3><p>${text(place.note)}</p>${place.fields
        .map((row) => `<div class="field">${row.map(blank).join('')}</div>`)
        .join('')}</div>`,
  )
  .join('')}</div>
</section>`

/** The page. Throws where a font isn't a data URL. */
export const devizHtml = (view: DevizView, fonts: DocumentFonts): string => `<!doctype html>
<html lang="ro"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${text(view.documentTitle)}</title>
<style>${fontFaces(fonts, ['regular', 'semibold', 'condensed'])}${DEVIZ_CSS}</style></head>
<body>${header(view)}${TICKS}${parties(view)}
<main>${view.tables.map(table).join('\n')}
${sum(view)}
${longNotes(view)}${closing(view)}</main>
</body></html>`

/** The foot of every page for Chromium's `footerTemplate`, which fills `pageNumber` and `totalPages`. */
export const devizFooterHtml = (view: DevizView, fonts: DocumentFonts): string =>
  `<style>${fontFaces(fonts, ['regular'])}
.foot{width:100%;margin:0 16mm;padding-top:1.6mm;border-top:.2mm solid #b8b0a3;display:flex;justify-content:space-between;gap:8mm;
font:400 7.25pt/1.3 'Archivo-regular','Liberation Sans',Arial,sans-serif;color:#686058;font-variant-numeric:tabular-nums;
text-rendering:geometricPrecision;min-width:0}
.foot .title{min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.foot .pages{flex:none;white-space:nowrap}</style>
<div class="foot"><span class="title">${text(view.documentTitle)}</span><span class="pages">Pagina <span class="pageNumber"></span> din <span class="totalPages"></span></span></div>`
