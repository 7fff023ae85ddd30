import { escapeHtml as text } from './html.ts'
import { box, gauge, qrDrawing } from './page-drawings.ts'
import { rows } from './page-head.ts'
import { isLogo } from './schema.ts'
import type { Checks, DocumentView } from './view.ts'

/** The end of a page: check boxes, totals, paragraphs, signatures. */

const checkList = ({ title, items }: Checks): string =>
  `<div class="checklist"><h3 class="label">${text(title)}</h3><ul>${items
    .map(
      ({ label, isChecked }) => `<li${isChecked ? ' class="on"' : ''}>${box(isChecked)}${text(label)}</li>`,
    )
    .join('')}</ul></div>`

const fuel = ({ fuel: tank }: DocumentView): string =>
  tank
    ? `<div class="fuel"><h3 class="label">${text(tank.title)}</h3><div class="tank"><span>R</span>${gauge(tank.eighths)}<span>1/1</span>${
        tank.eighths === null ? '' : `<b>${tank.eighths}/8</b>`
      }</div></div>`
    : ''

export const checks = (view: DocumentView): string =>
  view.checks.length === 0 && !view.fuel
    ? ''
    : `<section class="checks">${fuel(view)}${view.checks.map(checkList).join('')}</section>`

/** Characters up to which a paragraph fits beside the totals; a longer one takes the page's width below. */
const SHORT = 180

type Paragraph = DocumentView['paragraphs'][number]

export const isShort = (note: Paragraph): boolean =>
  note.text.length <= SHORT && !/\n.*\n.*\n/.test(note.text)

const notes = (paragraphs: readonly Paragraph[]): string =>
  paragraphs
    .map(
      (note) =>
        `<div><h3 class="label">${text(note.title)}</h3>${note.text === '' ? '<div class="rules"><i></i></div>' : `<p>${text(note.text)}</p>`}</div>`,
    )
    .join('')

export const sum = (view: DocumentView): string => {
  const { grandTotal, totals, afterTotal } = view
  if (grandTotal === null) return ''
  return `<section class="sum"><div class="notes">${notes(view.paragraphs.filter(isShort))}</div>
<dl>${rows(totals)}<div class="grand"><dt>${text(grandTotal.label)}</dt><dd>${text(grandTotal.value)}</dd></div>${
    afterTotal.length === 0 ? '' : rows(afterTotal)
  }</dl></section>`
}

/** Without totals, every paragraph takes the page's width. */
export const longNotes = (view: DocumentView): string => {
  const paragraphs =
    view.grandTotal === null ? view.paragraphs : view.paragraphs.filter((note) => !isShort(note))
  return paragraphs.length === 0 ? '' : `<section class="notes long">${notes(paragraphs)}</section>`
}

const blank = (label: string): string => `<span class="label">${text(label)}</span><i></i>`

/** The terms, with the QR code beside them where there is one. */
const words = ({ terms, qr }: DocumentView): string => {
  const said = terms.length === 0 ? '' : `<p class="terms">${terms.map(text).join(' ')}</p>`
  return qr === null ? said : `<div class="checked">${said}${qrDrawing(qr)}</div>`
}

export const closing = (view: DocumentView): string => `<section class="close">
${words(view)}
${
  view.signatures.length === 0
    ? ''
    : `<div class="signatures">${view.signatures
        .map(
          (place) =>
            `<div><h3>${text(place.title)}</h3><p>${text(place.note)}</p>${place.fields
              .map((row) => `<div class="field">${row.map(blank).join('')}</div>`)
              .join('')}</div>`,
        )
        .join('')}</div>`
}
${view.footer === '' ? '' : `<p class="footer">${text(view.footer)}</p>`}
</section>`

/** Pictures below the paragraphs, three in a row; an item without a picture's data URL is left out. */
export const pictures = ({ pictures: { title, items } }: DocumentView): string => {
  const shown = items.filter(({ url }) => isLogo(url))
  return shown.length === 0
    ? ''
    : `<section class="pictures"><h3 class="label">${text(title)}</h3><div>${shown
        .map(
          ({ url, caption }) =>
            `<figure><img src="${url}" alt=""><figcaption>${text(caption)}</figcaption></figure>`,
        )
        .join('')}</div></section>`
}
