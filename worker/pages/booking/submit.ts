import type { Context } from 'hono'
import type { Refusal } from '#domain/kernel/errors.ts'
import { mixedId } from '#domain/kernel/ids.ts'
import { bookable } from '#domain/portal/booking-view.ts'
import { normalisePhone } from '#domain/romania/phone.ts'
import { clientActor } from '#domain/sync/actor.ts'
import { readSlots } from '#domain/workshop/appointments/slot-list.ts'
import { tryAct } from '#worker/acts.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { asAppError } from '#worker/http/error-answer.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { appointmentLink } from '#worker/modules/messages/links.ts'
import { LINK_HEADERS } from '../answer.ts'
import { readFormToken } from '../form-token.ts'
import type { Fault } from './details.ts'
import { askForCode, type Limit } from './limits.ts'
import { byPhone } from './page.ts'
import { dayOf, type OpenShop, openShop } from './shop.ts'
import { bookingPath, formOf, showDetails, showNote } from './show.ts'
import { fieldsOf, type Submitted, submitted } from './submitted.ts'

/** The form of a booking: it takes the time for some minutes, and sends a code to the phone. */

const OLD = 'Pagina a fost deschisă de mult. Vă rugăm să verificați și să trimiteți din nou.'
const DOWN = 'Programarea nu a putut fi înregistrată acum. Vă rugăm să încercați din nou.'
const TAKEN = 'Ora a fost luată între timp. Vă rugăm să alegeți alta.'
const UNREAD = 'Datele nu au putut fi citite. Vă rugăm să le verificați și să trimiteți din nou.'

/** Why no code is sent now, and what the client can do instead. */
export const limitWords = (limit: Limit, shop: OpenShop['card']): string =>
  limit === 'phone'
    ? `La acest număr s-au trimis deja trei coduri în ultimele 24 de ore. Vă rugăm să ne sunați${byPhone(shop)}.`
    : `S-au cerut prea multe coduri. Vă rugăm să încercați mai târziu sau să ne sunați${byPhone(shop)}.`

/** Sends the browser to the client's page of an appointment. */
export const toAppointment = (link: string): Response =>
  new Response(null, { status: 303, headers: { ...LINK_HEADERS, location: new URL(link).pathname } })

export const submitBooking = async (c: Context<AppEnv>, slug: string): Promise<Response> => {
  const form = submitted(await fieldsOf(c.req))
  const shop = await openShop(c, slug, dayOf(form.at))
  const service = bookable(shop.services).find(({ id }) => id === form.service)
  if (!shop.takesBookings || !service) return toStart(slug)
  const again = (
    status: 409 | 422 | 503,
    faults: readonly Fault[],
    at: string | readonly string[] = form.at,
  ) => showDetails(c, status, shop, slug, { service, at, typed: form.typed, faults })
  const read = readFormToken(secretsOf(c.env).SESSION_SECRET, formOf(shop), form.token, Date.now())
  if (!read) return again(422, [{ field: '', text: OLD }])
  if (form.faults.length > 0) return again(422, form.faults)
  // Another time, or another phone, on a page to which the client went back is another booking.
  const id = mixedId(read.act, `${form.service}/${form.at}/${normalisePhone(form.typed.telefon)}`)
  const booked = await book(c, shop, id, form).catch((error: unknown) => {
    if (asAppError(error).code === 'unavailable') return 'down' as const
    throw error
  })
  if (booked === 'down') return again(503, [{ field: '', text: DOWN }])
  if (booked === 'phone' || booked === 'subnet')
    return showNote(c, 429, shop, slug, 'Codul nu se poate trimite', limitWords(booked, shop.card))
  if (booked === null)
    return toAppointment(await appointmentLink(c.env, { id, tenant_id: shop.db.tenantId, data_ora: form.at }))
  if (booked.code === 'slot_taken') {
    const free = readSlots(String(booked.params?.slots ?? '')).map(({ at }) => at)
    return again(409, [{ field: free.length > 0 ? 'o' : '', text: TAKEN }], free.length > 0 ? free : form.at)
  }
  if (booked.code === 'invalid_input') return again(422, [{ field: '', text: UNREAD }])
  return showNote(
    c,
    409,
    shop,
    slug,
    'Programați-vă prin telefon',
    `Programarea online nu este posibilă acum. Vă rugăm să ne sunați${byPhone(shop.card)}.`,
  )
}

/** A form about what is no longer offered leads to the choices. */
const toStart = (slug: string): Response =>
  new Response(null, { status: 303, headers: { ...LINK_HEADERS, location: bookingPath(slug) } })

/** Takes the time; null where it is the client's now. A repeat of a form is the same booking, and sends nothing more. */
const book = async (
  c: Context<AppEnv>,
  { db: { tenantId } }: OpenShop,
  id: string,
  { service, at, typed }: Submitted,
): Promise<Refusal | Limit | null> => {
  const ip = c.req.header('cf-connecting-ip') ?? ''
  const asked = await askForCode(c.env, { phone: normalisePhone(typed.telefon), ip, tenantId }, Date.now())
  if (typeof asked === 'string') return asked
  const { numar, nume, telefon, cerere } = typed
  const data = {
    service_id: service,
    data_ora: at,
    nr_auto: numar,
    client_nume: nume,
    client_telefon: telefon,
    cerere,
  }
  const actor = clientActor(tenantId, 'booking', { collection: 'appointments', id })
  const { refusal, isFirst } = await tryAct(c.env, actor, {
    key: 'book',
    ops: [{ op: 'insert', collection: 'appointments', id, data }],
    label: 'Programare online',
  })
  if (refusal !== null || !isFirst) await asked.takenBack()
  return refusal
}
