import { escapeHtml as text } from './html.ts'
import { STARS } from './page-drawings.ts'
import { isLogo } from './schema.ts'
import type { DocumentView, Fact } from './view.ts'

/** The head of a page: letterhead, title, the car and the client, the request. */

const facts = (items: readonly Fact[], name: string): string =>
  items.length === 0
    ? ''
    : `<dl class="${name}">${items
        .map(({ label, value }) => `<dt>${text(label)}</dt><dd>${text(value)}</dd>`)
        .join('')}</dl>`

export const rows = (items: readonly Fact[]): string =>
  items.map(({ label, value }) => `<div><dt>${text(label)}</dt><dd>${text(value)}</dd></div>`).join('')

const plate = (number: DocumentView['plate']): string => {
  if (!number) return ''
  const band = number.romanian ? `<span class="band">${STARS}<b>RO</b></span>` : ''
  const long = number.text.length > 11 ? ' long' : ''
  return `<div class="plate${long}">${band}<span class="number">${text(number.text)}</span></div>`
}

const logo = (url: string | null): string =>
  url !== null && isLogo(url) ? `<img class="logo" src="${url}" alt="">` : ''

/** Characters from which a title stands above its number, because it does not fit beside the shop's name. */
export const LONG_TITLE = 12

const title = (view: DocumentView): string => {
  const long = view.title.length > LONG_TITLE ? ' class="long"' : ''
  const number = view.number === '' ? '' : ` <span>${text(view.number)}</span>`
  return `<h1${long}>${text(view.title)}${number}</h1>`
}

export const header = (view: DocumentView): string => `<header class="head">
<div class="shop">${logo(view.shop.logo)}<h2>${text(view.shop.name)}</h2>${view.shop.lines.map((line) => `<p>${text(line)}</p>`).join('')}</div>
<div class="heading">${title(view)}
<dl>${rows(view.facts)}</dl>${view.stamp === null ? '' : `<p class="stamp">${text(view.stamp)}</p>`}</div>
</header>`

const car = ({ plate: number, car: vehicle }: DocumentView): string => {
  if (!number && vehicle.make === '' && vehicle.model === '' && vehicle.facts.length === 0) return ''
  const make = vehicle.make === '' ? '' : `<h3>${text(vehicle.make)}</h3>`
  const model = vehicle.model === '' ? '' : `<p class="model">${text(vehicle.model)}</p>`
  return `<div class="car${number ? '' : ' bare'}">${plate(number)}<div class="name">${make}${model}</div>${facts(vehicle.facts, 'facts figures')}</div>`
}

const client = ({ client: person }: DocumentView): string => {
  if (person.name === '' && person.facts.length === 0) return ''
  return `<div class="client"><p class="label">${text(person.title)}</p><h3>${text(person.name)}</h3>${facts(person.facts, 'facts figures')}</div>`
}

export const parties = (view: DocumentView): string =>
  `<section class="parties">${car(view)}${client(view)}</section>`

/** Characters from which a paragraph takes the page's width. */
export const WIDE = 220

/** A paragraph; an empty one becomes lines for handwriting. */
const written = ({ title: label, text: words }: DocumentView['opening'][number]): string =>
  `<div${words.length > WIDE ? ' class="wide"' : ''}><h3 class="label">${text(label)}</h3>${words === '' ? '<div class="rules"><i></i><i></i></div>' : `<p>${text(words)}</p>`}</div>`

export const opening = (view: DocumentView): string =>
  view.opening.length === 0
    ? ''
    : `<section class="notes opening">${view.opening.map(written).join('')}</section>`
