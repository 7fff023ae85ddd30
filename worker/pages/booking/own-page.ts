import { html } from 'hono/html'
import { formatInstant, timeInRomania } from '#domain/kernel/dates.ts'
import { serviceChoice } from '#domain/portal/booking-view.ts'
import type { OwnState } from '#domain/portal/own-state.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate, looksRomanian } from '#domain/romania/plate.ts'
import { spokenInstant } from '#domain/romania/spoken-day.ts'
import { BOOKING_CONSENT_TEXT } from '#domain/workshop/contacts/consent-texts.ts'
import type { Html, Page } from '../answer.ts'
import { facts, note, plate, type Tone, where } from '../parts.ts'
import { type Fault, faultNote, textField } from './details.ts'
import { mayChange, type Own, serviceOf } from './own.ts'
import { bookingPage, byPhone } from './page.ts'

/** The client's page of an appointment: how it stands, and what he can still do with it. */

type Words = { tone: Tone; title: string; text: (own: Own) => string | readonly string[] }

const call = ({ card }: Own): string => `Pentru altă oră, vă rugăm să ne sunați${byPhone(card)}.`

/** What an instant (ISO) is called within a sentence. */
const at = (instant: string): string => formatInstant(instant)

const WORDS: Readonly<Record<OwnState, Words>> = {
  code: { tone: '', title: 'Introduceți codul primit prin SMS', text: () => '' },
  lapsed: {
    tone: 'warm',
    title: 'Rezervarea a expirat',
    text: () => 'Codul nu a fost introdus la timp, iar ora este din nou liberă pentru oricine.',
  },
  asked: {
    tone: '',
    title: 'Cererea a fost trimisă',
    text: ({ booked: { hold_until } }) =>
      `Service-ul vă răspunde prin SMS${hold_until === null ? '' : ` cel târziu la ${at(hold_until)}`}. Până atunci, ora vă este păstrată.`,
  },
  stands: {
    tone: 'good',
    title: 'Programarea este confirmată',
    text: () => 'Vă așteptăm. Păstrați această pagină: de aici o puteți muta sau anula.',
  },
  past: { tone: '', title: 'Programarea a trecut', text: call },
  arrived: { tone: 'good', title: 'Mașina este la service', text: () => 'Vă anunțăm când este gata.' },
  done: { tone: 'good', title: 'Lucrarea este încheiată', text: () => 'Vă mulțumim.' },
  missed: { tone: 'warm', title: 'Nu ați ajuns la programare', text: call },
  cancelled: { tone: 'warm', title: 'Programarea a fost anulată', text: call },
  refused: {
    tone: 'bad',
    title: 'Service-ul nu vă poate primi la această oră',
    text: (own) => [own.booked.cancel_reason, call(own)],
  },
  unanswered: {
    tone: 'bad',
    title: 'Service-ul nu a răspuns la timp',
    text: (own) => `Ne pare rău, cererea nu mai este valabilă. ${call(own)}`,
  },
}

/** A form on the page, as it was sent. */
export type OwnFormState = {
  token: string
  code: string
  /** Whether the client agrees to reminders. */
  agrees: boolean
  faults: readonly Fault[]
}

/** Whether the client may book again, because this appointment no longer stands. */
const isOver = (state: OwnState): boolean =>
  ['lapsed', 'past', 'done', 'missed', 'cancelled', 'refused', 'unanswered'].includes(state)

const summary = (own: Own): Html => {
  const { booked, calendar } = own
  const service = serviceOf(own)
  const text = formatPlate(booked.nr_auto)
  return html`<section class="card title">${plate(text === '' ? null : { text, romanian: looksRomanian(text) })}<div><p class="when"><b>${spokenInstant(booked.data_ora)}</b></p><p>${
    service ? serviceChoice(service, calendar, booked.day).name : ''
  }</p></div>${where(booked.cerere, () => html`<p class="pre">„${booked.cerere}”</p>`)}</section>`
}

const codeForm = ({ booked }: Own, { token, code, agrees, faults }: OwnFormState, base: string): Html =>
  html`<section class="card"><p>Am trimis un cod la <b>${formatPhone(booked.client_telefon)}</b>. Ora vă este păstrată până la <b>${timeInRomania(Date.parse(booked.hold_until ?? ''))}</b>.</p>
<form method="post" action="${base}"><input type="hidden" name="t" value="${token}">
${textField('cod', 'Codul din SMS', { value: code, faults, attributes: html` type="text" class="code" maxlength="12" inputmode="numeric" autocomplete="one-time-code"` })}
<label class="tick"><input type="checkbox" name="acord" value="1"${agrees ? html` checked` : html``}><span>${BOOKING_CONSENT_TEXT} <small>Opțional</small></span></label>
<button class="main" name="do" value="cod">Confirm programarea</button></form>
<form method="post" action="${base}" class="ways"><input type="hidden" name="t" value="${token}">
<button name="do" value="din-nou">Trimiteți din nou codul</button><button name="do" value="anulare">Renunț</button></form></section>`

const changes = (own: Own, { token }: OwnFormState, base: string, now: number): Html => {
  if (!mayChange(own, now))
    return own.state === 'stands'
      ? html`<section class="card"><h2>Mutare sau anulare</h2><p>Programarea nu se mai poate schimba online. Vă rugăm să ne sunați${byPhone(own.card)}.</p></section>`
      : html``
  const until =
    own.state === 'stands'
      ? html`<p class="small">Online se poate până la ${at(new Date(own.until ?? 0).toISOString())}; apoi vă rugăm să ne sunați${byPhone(own.card)}.</p>`
      : html``
  return html`<section class="card"><h2>Nu mai puteți ajunge?</h2>${where(serviceOf(own), () => html`<a class="button" href="${base}?muta=1">Mut programarea</a>`)}
<details><summary>Anulez programarea</summary><form method="post" action="${base}"><input type="hidden" name="t" value="${token}"><button class="no" name="do" value="anulare">Da, anulez programarea</button></form></details>${until}</section>`
}

/** The page; `base` is its address, `start` that of the shop's page for bookings ('' where it takes none). */
export const ownPage = (
  own: Own,
  form: OwnFormState,
  { base, start, now }: { base: string; start: string; now: number },
): Page => {
  const { tone, title, text } = WORDS[own.state]
  const {
    state,
    calendar: { settings },
    card,
  } = own
  const words = [text(own)].flat().filter((part) => part !== '')
  return bookingPage(
    title,
    card,
    base,
    html`${faultNote('Nu s-a putut face', form.faults)}${note(tone, title, words, true)}${summary(own)}
${state === 'code' ? codeForm(own, form, base) : html``}
${state === 'stands' ? html`<section class="card">${facts(card.address === '' ? [] : [{ label: 'Adresa', value: card.address }])}${where(settings.deposit_note, () => html`<p class="pre">${settings.deposit_note}</p>`)}<a class="button" href="${base}/programare.ics">Adaug în calendar</a></section>` : html``}
${state === 'code' ? html`` : changes(own, form, base, now)}
${where(isOver(state) && start !== '', () => html`<p><a class="button" href="${start}">Aleg altă oră</a></p>`)}`,
  )
}
