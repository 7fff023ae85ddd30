import { html } from 'hono/html'
import { timesOf } from '#domain/portal/booking-view.ts'
import { spokenInstant } from '#domain/romania/spoken-day.ts'
import type { Service } from '#domain/workshop/appointments/schema.ts'
import type { Page } from '../answer.ts'
import { timesPart, wayFrom } from './choose.ts'
import { type Fault, faultNote } from './details.ts'
import type { Own } from './own.ts'
import { bookingPage, byPhone } from './page.ts'

/** The move of an appointment: another time is chosen, then confirmed; the old one stays the client's until then. */

/** What was chosen so far; '' is nothing. */
export type Moving = { asked: string; chosen: string; at: string }

export const movePage = (
  own: Own,
  service: Service,
  { asked, chosen, at }: Moving,
  { base, token, faults }: { base: string; token: string; faults: readonly Fault[] },
): Page => {
  const { booked, card, calendar } = own
  const heading = html`<section class="card title"><div><h1>Mutați programarea</h1><p>Acum: ${spokenInstant(booked.data_ora)}</p></div><a href="${base}">Înapoi</a></section>`
  if (at !== '')
    return bookingPage(
      'Mutare',
      card,
      base,
      html`${faultNote('Programarea nu a fost mutată', faults)}${heading}<section class="card"><h2>Noua oră: ${spokenInstant(at)}</h2>
<form method="post" action="${base}"><input type="hidden" name="t" value="${token}"><input type="hidden" name="o" value="${at}">
<button class="main" name="do" value="mutare">Mut programarea</button></form><p><a href="${wayFrom(base, { muta: '1' })({})}">Altă oră</a></p></section>`,
    )
  const times = timesOf(
    service,
    calendar,
    { asked: asked || chosen, chosen, id: booked.id },
    new Date().toISOString(),
  )
  return bookingPage(
    'Mutare',
    card,
    base,
    html`${faultNote('Programarea nu a fost mutată', faults)}${heading}${timesPart(times, wayFrom(base, { muta: '1' }), byPhone(card))}`,
  )
}
