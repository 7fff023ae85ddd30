import { html } from 'hono/html'
import type { PortalView } from '#domain/portal/view.ts'
import type { Html, Page } from '../answer.ts'
import { facts, note, plate, shopFoot, shopHead, where } from '../parts.ts'
import { answerForm, callForm, type FormState, faultNote } from './form.ts'
import { groups, photoGrid } from './lines.ts'
import { stateNotes } from './notes.ts'

/** The address of the page's script: a file of its own, because the policy allows no script in the page. */
export const SCRIPT = '/portal.js'

const titleOf = ({ state }: PortalView): string =>
  ({
    open: 'Deviz pentru acordul dumneavoastră',
    editing: 'Deviz în lucru',
    answered: 'Devizul dumneavoastră',
    changed: 'Deviz modificat după răspuns',
    withdrawn: 'Deviz retras',
    expired: 'Deviz expirat',
    annulled: 'Comandă anulată',
    invoiced: 'Deviz încheiat',
  })[state]

const opening = (view: PortalView): Html =>
  html`<section class="card title">${plate(view.plate)}<div><h1>${titleOf(view)}</h1><p>${[view.car, view.number].filter((text) => text !== '').join(' · ')}</p>${where(view.client, () => html`<p>Client: ${view.client}</p>`)}</div></section>`

const total = (view: PortalView, base: string, asks: boolean): Html =>
  html`<section class="card total"><p>${view.total.label}</p><p class="sum">${view.total.value}</p>${facts(view.sums)}
${where(view.state === 'open', () => html`<p class="until">Valabil până la <b>${view.until}</b></p>`)}
<div class="ways noprint">${where(asks, () => html`<a class="button main" href="#raspuns">Răspund la deviz</a>`)}${where(view.hasPdf, () => html`<a class="button" href="${base}/deviz.pdf">Deviz în format PDF</a>`)}</div></section>`

/** What helps to decide: it stands before the answer. */
const grounds = (view: PortalView, base: string): Html =>
  html`${where(view.photos.length > 0, () => html`<section class="card"><h2>Fotografii</h2>${photoGrid(view.photos, base)}</section>`)}
${where(
  view.recommended.length > 0,
  () =>
    html`<section class="card"><h2>Recomandate anterior</h2><ul>${view.recommended.map(({ name, state }) => html`<li class="line"><span class="name"><span>${name}</span></span><small>${state}</small></li>`)}</ul></section>`,
)}`

const rest = (view: PortalView): Html =>
  html`${where(
    view.facts.length + view.paragraphs.length > 0,
    () =>
      html`<section class="card">${facts(view.facts)}${view.paragraphs.map(({ title, text }) => html`<h3>${title}</h3><p class="pre">${text}</p>`)}</section>`,
  )}
<section class="small">${view.terms.map((term) => html`<p class="pre">${term}</p>`)}</section>`

/** The page of an order. `base` is its address; `form` where it takes an answer, `mayCall` where it takes a call. */
export const portalPage = (view: PortalView, base: string, form: FormState | null): Page => {
  const faults = form?.faults ?? []
  const asks = form !== null && view.state === 'open'
  return {
    title: `Deviz ${view.plate?.text ?? ''} · ${view.shop.name}`,
    body: html`${shopHead(view.shop, `${base}/sigla`)}
<main class="wrap"${where(!view.isOpened, () => html` data-opened="${base}/deschis"`)}>${faultNote(faults)}${opening(view)}${stateNotes(view)}
${total(view, base, asks)}
${asks ? answerForm(view, form, base, grounds(view, base)) : html`${groups(view.groups, view.amounts, base, null)}${grounds(view, base)}`}
${where(form && !view.call && !['annulled', 'invoiced'].includes(view.state), () =>
  callForm(
    form as FormState,
    base,
    faults.some(({ field }) => field === 'cand'),
  ),
)}
${rest(view)}</main>
${shopFoot(view.shop, view.footer)}
<script src="${SCRIPT}" defer></script>`,
  }
}

/** A page of the shop with one note, for a form that could not be taken. */
export const notePage = (title: string, text: string): Page => ({
  title,
  body: html`<main class="wrap">${note('bad', title, [text], true)}</main>`,
})
