import { html } from 'hono/html'
import type { DocumentView, Fact } from '#domain/documents/view.ts'
import type { PortalShop } from '#domain/portal/view.ts'
import type { Html } from './answer.ts'

/** Parts of every page for a shop's clients. */

const NONE = html``

/** Some HTML where a condition holds. */
export const where = (condition: unknown, made: () => Html): Html => (condition ? made() : NONE)

const PHONE = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6.6 10.8a15 15 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.25 11.4 11.4 0 0 0 3.6.57 1 1 0 0 1 1 1V20a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1c0 1.25.2 2.45.57 3.57a1 1 0 0 1-.25 1z"/></svg>`

/** The head: the shop's colour, logo, name and phone. `logo` is the address of the picture. */
export const shopHead = (shop: PortalShop, logo: string): Html => html`<header class="head">
<svg class="bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 1 1"><rect width="1" height="1" fill="${shop.accent ?? '#c2410c'}"/></svg>
<div class="wrap">${where(shop.hasLogo, () => html`<img class="logo" src="${logo}" alt="">`)}<strong>${shop.name}</strong>
${where(shop.phone, () => html`<a class="tel" href="tel:${shop.phone?.dial}">${PHONE}<span>${shop.phone?.shown}</span></a>`)}</div></header>`

/** The foot: where the shop is, and when. */
export const shopFoot = (shop: PortalShop, words: string): Html => html`<footer><div class="wrap">
<p><b>${shop.name}</b></p>${lines([shop.address, ...shop.hours, shop.email, shop.legal])}
${where(words, () => html`<p class="pre">${words}</p>`)}</div></footer>`

const lines = (texts: readonly string[]): Html[] =>
  texts.filter((text) => text !== '').map((text) => html`<p>${text}</p>`)

export const plate = (number: DocumentView['plate']): Html =>
  where(
    number,
    () =>
      html`<span class="plate">${where(number?.romanian, () => html`<i aria-hidden="true">RO</i>`)}<b>${number?.text}</b></span>`,
  )

export const facts = (items: readonly Fact[]): Html =>
  where(
    items.length > 0,
    () =>
      html`<dl class="facts">${items.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`,
  )

/** What a note means: something went well, waits, or failed. */
export type Tone = 'good' | 'warm' | 'bad' | ''

/** A framed note; the first of a page has the page's heading. */
export const note = (
  tone: Tone,
  title: string,
  words: readonly (string | Html)[],
  isFirst = false,
  list: Html = NONE,
): Html =>
  html`<section class="card note ${tone}">${isFirst ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}${words.map((text) => html`<p>${text}</p>`)}${list}</section>`
