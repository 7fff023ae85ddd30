import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { PAGES } from '#domain/api/paths.ts'
import { dayInRomania, isInstant } from '#domain/kernel/dates.ts'
import { bookable, serviceChoice, timesOf } from '#domain/portal/booking-view.ts'
import { spokenInstant } from '#domain/romania/spoken-day.ts'
import type { Service } from '#domain/workshop/appointments/schema.ts'
import { offeredSlots, wantedFor } from '#domain/workshop/appointments/slots.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { answerPage, type Html } from '../answer.ts'
import { formToken } from '../form-token.ts'
import { newId } from '../new-id.ts'
import { note, where } from '../parts.ts'
import { servicesPart, timesPart, wayFrom } from './choose.ts'
import { type DetailsState, detailsForm, EMPTY, type Fault, faultNote, type Typed } from './details.ts'
import { bookingPage, byPhone, callPage } from './page.ts'
import { dayIn, dayOf, type OpenShop, openShop } from './shop.ts'

/** The page on which a client books: a service, a day and a time, then who comes. */

export const bookingPath = (slug: string): string => `${PAGES.booking}/${slug}`

/** To what a form of a shop's page belongs. */
export const formOf = ({ db }: OpenShop): string => `booking:${db.tenantId}`

/** A new form of a shop's page. */
const newForm = (c: Context<AppEnv>, shop: OpenShop): string =>
  formToken(secretsOf(c.env).SESSION_SECRET, formOf(shop), { act: newId(), seen: '', at: Date.now() })

/** The service that was chosen, or the only one. */
const chosenService = (shop: OpenShop, id: string): Service | null => {
  const all = bookable(shop.services)
  return all.find((one) => one.id === id) ?? (all.length === 1 ? (all[0] ?? null) : null)
}

/** What was chosen, above the next choice. */
const chosenPart = (title: string, lines: readonly string[], back: Html): Html =>
  html`<section class="card title"><div><h1>${title}</h1>${lines.map((line) => html`<p>${line}</p>`)}</div>${back}</section>`

const opening = ({ calendar: { settings }, card }: OpenShop): Html =>
  html`<section class="card"><h1>Programare la ${card.name}</h1>${where(settings.text, () => html`<p class="pre">${settings.text}</p>`)}</section>`

export const showBooking = async (c: Context<AppEnv>, slug: string): Promise<Response> => {
  const query = (name: string) => c.req.query(name) ?? ''
  const at = query('o')
  const shop = await openShop(c, slug, dayIn(query('d')) || dayIn(query('z')) || dayOf(at))
  const base = bookingPath(slug)
  if (!shop.takesBookings) return answerPage(c, 200, callPage(shop.card, base))
  const service = chosenService(shop, query('s'))
  if (!service) return answerPage(c, 200, servicesPage(shop, base))
  if (isInstant(at)) return showDetails(c, 200, shop, slug, { service, at, typed: EMPTY, faults: [] })
  return answerPage(c, 200, timesPage(shop, base, service, dayIn(query('d')), dayIn(query('z'))))
}

const servicesPage = (shop: OpenShop, base: string) => {
  const today = dayInRomania(Date.now())
  const choices = bookable(shop.services).map((one) => serviceChoice(one, shop.calendar, today))
  return bookingPage(
    'Programare',
    shop.card,
    base,
    html`${opening(shop)}${servicesPart(choices, wayFrom(base))}`,
  )
}

const timesPage = (shop: OpenShop, base: string, service: Service, asked: string, chosen: string) => {
  const now = new Date().toISOString()
  const times = timesOf(service, shop.calendar, { asked: asked || chosen, chosen, id: null }, now)
  const { name, detail } = serviceChoice(service, shop.calendar, dayInRomania(Date.parse(now)))
  const isOnly = bookable(shop.services).length === 1
  const back = where(!isOnly, () => html`<a href="${base}">Altă lucrare</a>`)
  return bookingPage(
    'Programare',
    shop.card,
    base,
    html`${where(isOnly, () => opening(shop))}${chosenPart(name, [detail], back)}
${timesPart(times, wayFrom(base, { s: service.id }), byPhone(shop.card))}`,
  )
}

/** A form that is shown, with what was typed and what was wrong. */
type Shown = { service: Service; typed: Typed; faults: readonly Fault[] } & Pick<DetailsState, 'at'>

/** The page of the form; a time that is not free any more is not asked for a second time. */
export const showDetails = (
  c: Context<AppEnv>,
  status: ContentfulStatusCode,
  shop: OpenShop,
  slug: string,
  { service, at, typed, faults }: Shown,
): Promise<Response> => {
  const base = bookingPath(slug)
  const now = new Date().toISOString()
  const isTaken = typeof at === 'string' && !isFree(shop, service, at, now)
  if (isTaken && faults.length === 0)
    return answerPage(c, status, timesPage(shop, base, service, '', dayInRomania(Date.parse(at))))
  const { name, detail } = serviceChoice(service, shop.calendar, dayInRomania(Date.parse(now)))
  const back = html`<a href="${wayFrom(base, { s: service.id })(typeof at === 'string' ? { z: dayInRomania(Date.parse(at)) } : {})}">Altă oră</a>`
  const when = typeof at === 'string' ? [`${name} · ${detail}`] : [detail]
  return answerPage(
    c,
    status,
    bookingPage(
      'Programare',
      shop.card,
      base,
      html`${faultNote('Programarea nu a fost trimisă', faults)}${chosenPart(typeof at === 'string' ? spokenInstant(at) : name, when, back)}
${detailsForm({ token: newForm(c, shop), service: service.id, at, typed, faults }, base, shop.card.name, shop.calendar.settings.deposit_note)}`,
    ),
  )
}

const isFree = ({ calendar }: OpenShop, service: Service, at: string, now: string): boolean => {
  const day = dayInRomania(Date.parse(at))
  return offeredSlots(day, wantedFor(service, day, calendar), calendar, now).some((slot) => slot.at === at)
}

/** A note in the place of the form, with what was typed still a step back. */
export const showNote = (
  c: Context<AppEnv>,
  status: ContentfulStatusCode,
  shop: OpenShop,
  slug: string,
  title: string,
  text: string,
): Promise<Response> =>
  answerPage(
    c,
    status,
    bookingPage('Programare', shop.card, bookingPath(slug), note('warm', title, [text], true)),
  )
