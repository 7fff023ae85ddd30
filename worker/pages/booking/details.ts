import { html } from 'hono/html'
import { LEGAL_PAGES } from '#domain/api/paths.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { timeChoice } from '#domain/portal/booking-view.ts'
import { spokenDay } from '#domain/romania/spoken-day.ts'
import type { Html } from '../answer.ts'
import { note, where } from '../parts.ts'

/** The form of a booking: who comes, with which car. */

/** Fields of the form, by their names in it. */
export const FIELDS = ['numar', 'nume', 'telefon', 'cerere', 'o', 'cod'] as const
export type FieldName = (typeof FIELDS)[number]

/** What is wrong with a form that was sent; '' is no field. */
export type Fault = { field: FieldName | ''; text: string }

/** A form as it was filled in; what was typed is never lost. */
export type Typed = { numar: string; nume: string; telefon: string; cerere: string }

export const EMPTY: Typed = { numar: '', nume: '', telefon: '', cerere: '' }

/** Most characters of each field, as the columns have them. */
export const LENGTH = { numar: 20, nume: 200, telefon: 30, cerere: 1000 } as const

/** What is wrong, at the top of the page. */
export const faultNote = (title: string, faults: readonly Fault[]): Html =>
  where(
    faults.length > 0,
    () =>
      html`<div role="alert">${note(
        'bad',
        title,
        faults.map(({ field, text }) => (field === '' ? text : html`<a href="#${field}">${text}</a>`)),
      )}</div>`,
  )

const wrong = (faults: readonly Fault[], field: FieldName): Html =>
  where(
    faults.some((one) => one.field === field),
    () =>
      html`<span class="wrong" id="w-${field}">${faults.flatMap((one) => (one.field === field ? [one.text] : [])).join(' ')}</span>`,
  )

const invalid = (faults: readonly Fault[], field: FieldName): Html =>
  where(
    faults.some((one) => one.field === field),
    () => html` aria-invalid="true" aria-describedby="w-${field}" autofocus`,
  )

/** A text field with its label; `attributes` are those of its kind. */
export const textField = (
  name: FieldName,
  label: string,
  {
    value,
    faults,
    attributes,
    hint = '',
  }: { value: string; faults: readonly Fault[]; attributes: Html; hint?: string },
): Html =>
  html`<label class="field">${label}${where(hint, () => html` <small>${hint}</small>`)}<input id="${name}" name="${name}" value="${value}" required${attributes}${invalid(faults, name)}></label>${wrong(faults, name)}`

/** Times as a choice, where the one that was chosen is taken. */
const otherTimes = (free: readonly string[], faults: readonly Fault[]): Html =>
  html`<fieldset id="o"><legend class="field"><b>Alegeți altă oră</b></legend><div class="slots">${free.map(
    (at) =>
      html`<label class="slot"><input type="radio" name="o" value="${at}" required><span>${spokenDay(dayInRomania(Date.parse(at))).split(',')[0]} ${timeChoice(at).time}</span></label>`,
  )}</div>${wrong(faults, 'o')}</fieldset>`

export type DetailsState = {
  token: string
  service: string
  /** The chosen instant (ISO), or free ones where it was taken meanwhile. */
  at: string | readonly string[]
  typed: Typed
  faults: readonly Fault[]
}

export const detailsForm = (
  { token, service, at, typed, faults }: DetailsState,
  base: string,
  shop: string,
  deposit: string,
): Html => html`<form method="post" action="${base}"><input type="hidden" name="t" value="${token}"><input type="hidden" name="s" value="${service}">
<section class="card">${typeof at === 'string' ? html`<input type="hidden" name="o" value="${at}">` : otherTimes(at, faults)}
<h2>Datele dumneavoastră</h2>
${textField('numar', 'Numărul mașinii', { value: typed.numar, faults, attributes: html` type="text" maxlength="${LENGTH.numar}" autocomplete="off" autocapitalize="characters"` })}
${textField('nume', 'Nume și prenume', { value: typed.nume, faults, attributes: html` type="text" maxlength="${LENGTH.nume}" autocomplete="name"` })}
${textField('telefon', 'Telefon mobil', { value: typed.telefon, faults, attributes: html` type="tel" maxlength="${LENGTH.telefon}" autocomplete="tel" inputmode="tel"`, hint: 'Primiți pe el codul de confirmare' })}
<label class="field">Ce s-a întâmplat cu mașina? <small>Opțional</small><textarea id="cerere" name="cerere" maxlength="${LENGTH.cerere}" rows="3">${typed.cerere}</textarea></label>
${where(deposit, () => html`<p class="pre">${deposit}</p>`)}
<button class="main">Primesc codul prin SMS</button>
<p class="small">Locul vă este păstrat 10 minute, cât introduceți codul. Datele le folosește ${shop} pentru această programare; mesajele despre ea sunt gratuite. <a href="${LEGAL_PAGES.privacy}">Cum sunt păstrate datele</a></p></section></form>`
