import { html } from 'hono/html'
import type { DayChoice, ServiceChoice, Times } from '#domain/portal/booking-view.ts'
import { spokenDay } from '#domain/romania/spoken-day.ts'
import type { Html } from '../answer.ts'
import { where } from '../parts.ts'

/** The choices of a booking: a service, then a day and a time. Every choice is a link: a GET changes nothing. */

/** An address with the choices that were made so far. */
export type Way = (choices: Readonly<Record<string, string>>) => string

/** The addresses below a page; '' is no choice. */
export const wayFrom =
  (base: string, made: Readonly<Record<string, string>> = {}): Way =>
  (choices) => {
    const query = Object.entries({ ...made, ...choices }).filter(([, value]) => value !== '')
    return query.length === 0 ? base : `${base}?${new URLSearchParams(query)}`
  }

export const servicesPart = (choices: readonly ServiceChoice[], way: Way): Html =>
  html`<section class="card"><h2>Ce lucrare doriți?</h2><ul class="picks">${choices.map(
    ({ id, name, detail }) =>
      html`<li><a class="pick" href="${way({ s: id })}"><b>${name}</b><small>${detail}</small></a></li>`,
  )}</ul></section>`

const dayPart = ({ day, weekday, date, free, state }: DayChoice, chosen: string, way: Way): Html => {
  const words = html`<b>${weekday}</b>${date}<small>${free === 0 ? state : free === 1 ? 'o oră liberă' : `${free} libere`}</small>`
  if (free === 0) return html`<li><span class="day off">${words}</span></li>`
  return html`<li><a class="day" href="${way({ z: day })}#ore"${day === chosen ? html` aria-current="date"` : ''}>${words}</a></li>`
}

/** Days, and the times of one of them. `way` leads to the same page with another day, and to a time. */
export const timesPart = ({ days, day, times, earlier, later }: Times, way: Way, phone: string): Html =>
  html`<section class="card"><h2>Alegeți ziua</h2><ul class="days">${days.map((one) => dayPart(one, day, way))}</ul>
<p class="pages">${where(earlier, () => html`<a href="${way({ d: earlier })}">‹ Zilele dinainte</a>`)}<span></span>${where(later, () => html`<a href="${way({ d: later })}">Zilele următoare ›</a>`)}</p></section>
<section class="card" id="ore">${
    day === ''
      ? html`<h2>Nu este nicio oră liberă în aceste zile</h2><p>${later === '' ? `Vă rugăm să ne sunați${phone}.` : 'Vedeți zilele următoare.'}</p>`
      : html`<h2>Alegeți ora: ${spokenDay(day)}</h2><ul class="slots">${times.map(({ at, time }) => html`<li><a class="slot" href="${way({ o: at })}">${time}</a></li>`)}</ul>`
  }</section>`
