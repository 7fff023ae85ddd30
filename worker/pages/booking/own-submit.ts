import type { Context } from 'hono'
import { isInstant } from '#domain/kernel/dates.ts'
import type { Refusal } from '#domain/kernel/errors.ts'
import { cutText } from '#domain/kernel/text.ts'
import { clientActor } from '#domain/sync/actor.ts'
import type { Values } from '#domain/sync/log.ts'
import { BOOKING_CONSENT_VERSION } from '#domain/workshop/contacts/consent-texts.ts'
import { tryAct } from '#worker/acts.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { asAppError } from '#worker/http/error-answer.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { LINK_HEADERS } from '../answer.ts'
import { readFormToken } from '../form-token.ts'
import { sameText } from '../signing.ts'
import { bookingCode } from './code.ts'
import type { Fault } from './details.ts'
import { askForCode, mayTryCode } from './limits.ts'
import { type Own, openOwn, seenIn } from './own.ts'
import { ownPath, showMove, showState } from './own-show.ts'
import { byPhone } from './page.ts'
import { dayOf } from './shop.ts'
import { limitWords } from './submit.ts'
import { fieldsOf } from './submitted.ts'

/** The forms of the client's page of an appointment: the code, another one, a move, the end. */

const OLD = 'Pagina a fost deschisă de mult. Vă rugăm să verificați și să trimiteți din nou.'
const CHANGED = 'Programarea s-a schimbat între timp. Vă rugăm să verificați și să trimiteți din nou.'
const WRONG = 'Codul nu este cel din SMS. Vă rugăm să îl verificați.'
const TRIED = 'Codul a fost greșit de prea multe ori. Vă rugăm să faceți altă programare sau să ne sunați'
const WAIT = 'Prea multe încercări. Vă rugăm să încercați din nou peste un minut.'
const DOWN = 'Nu s-a putut înregistra acum. Vă rugăm să încercați din nou.'
const TAKEN = 'Ora a fost luată între timp. Vă rugăm să alegeți alta.'

const general = (text: string): Fault[] => [{ field: '', text }]

type Doing = { c: Context<AppEnv>; own: Own; token: string; act: string; fields: ReadonlyMap<string, string> }

export const submitOwn = async (c: Context<AppEnv>, token: string): Promise<Response> => {
  const fields = await fieldsOf(c.req)
  const own = await openOwn(c, token, dayOf(fields.get('o') ?? ''))
  const again = (status: 409 | 422 | 429 | 503, text: string) =>
    showState(c, status, own, token, { faults: general(text) })
  const form = cutText(fields.get('t') ?? '', 500)
  const read = readFormToken(secretsOf(c.env).SESSION_SECRET, own.held.hash, form, Date.now())
  if (!read) return again(422, OLD)
  const { success } = await c.env.LINK_USES.limit({ key: own.held.hash })
  if (!success) return again(429, WAIT)
  // A form that was sent before changed what it has seen, and is the same act.
  const does = DOES[fields.get('do') ?? '']
  if (!does) return back(token)
  try {
    return (await does({ c, own, token, act: read.act, fields }, read.seen)) ?? back(token)
  } catch (error) {
    if (asAppError(error).code === 'unavailable') return again(503, DOWN)
    throw error
  }
}

/** Sends the browser back to the page, so that a reload sends nothing again. */
const back = (token: string): Response =>
  new Response(null, { status: 303, headers: { ...LINK_HEADERS, location: ownPath(token) } })

/** Writes what the client changes. A repeat of a key is the same act. */
const write = ({ c, own }: Doing, key: string, data: Values) => {
  const { id, tenant_id, rev } = own.booked
  return tryAct(c.env, clientActor(tenant_id, 'booking', { collection: 'appointments', id }), {
    key,
    ops: [{ op: 'patch', collection: 'appointments', id, base: rev, data }],
    label: 'Programare online',
  })
}

/** The page after a refusal: how it stands now, and why not. */
const refused = async ({ c, own, token }: Doing, { code }: Refusal): Promise<Response> => {
  const now = await openOwn(c, token, '')
  const text =
    code === 'change_too_late'
      ? `Programarea nu se mai poate schimba online. Vă rugăm să ne sunați${byPhone(own.card)}.`
      : CHANGED
  return showState(c, 409, now, token, { faults: general(text) })
}

/** Null where it is done, and the browser goes back to the page. */
type Does = (doing: Doing, seen: string) => Promise<Response | null>

const tryCode: Does = async (doing) => {
  const { c, own, token, fields } = doing
  if (own.state !== 'code') return null
  const code = (fields.get('cod') ?? '').replace(/\D/g, '')
  const agrees = fields.has('acord')
  if (!(await mayTryCode(c.env, own.booked.id, Date.now())))
    return showState(c, 429, own, token, { agrees, faults: general(`${TRIED}${byPhone(own.card)}.`) })
  if (!sameText(code, bookingCode(secretsOf(c.env).SESSION_SECRET, own.booked.id)))
    return showState(c, 422, own, token, { code, agrees, faults: [{ field: 'cod', text: WRONG }] })
  const { refusal } = await write(doing, 'code', {
    phone_verified: 1,
    ...(agrees && { agreed_text: BOOKING_CONSENT_VERSION }),
  })
  return refusal && refused(doing, refusal)
}

const sendAgain: Does = async (doing) => {
  const { c, own, token } = doing
  if (own.state !== 'code') return null
  const { client_telefon: phone, tenant_id: tenantId } = own.booked
  const ip = c.req.header('cf-connecting-ip') ?? ''
  const asked = await askForCode(c.env, { phone, ip, tenantId }, Date.now())
  if (typeof asked === 'string')
    return showState(c, 429, own, token, { faults: general(limitWords(asked, own.card)) })
  const codes = own.booked.codes + 1
  const { refusal, isFirst } = await write(doing, `code/${codes}`, { codes })
  if (refusal !== null || !isFirst) await asked.takenBack()
  if (refusal === null) return null
  const noSms = refusal.code === 'limit_reached' || refusal.code === 'plan_required'
  const text = `Codul nu se poate trimite acum. Vă rugăm să ne sunați${byPhone(own.card)}.`
  return noSms ? showState(c, 409, own, token, { faults: general(text) }) : refused(doing, refusal)
}

const cancel: Does = async (doing, seen) => {
  const { c, own, token } = doing
  if (own.state === 'cancelled') return null
  if (seen !== seenIn(own)) return showState(c, 409, own, token, { faults: general(CHANGED) })
  const { refusal } = await write(doing, doing.act, { status: 'ANULAT' })
  return refusal && refused(doing, refusal)
}

const move: Does = async (doing, seen) => {
  const { c, own, token, act, fields } = doing
  const at = fields.get('o') ?? ''
  if (!isInstant(at) || own.booked.data_ora === at) return null
  if (seen !== seenIn(own)) return showState(c, 409, own, token, { faults: general(CHANGED) })
  const { refusal } = await write(doing, act, { data_ora: at })
  if (refusal?.code === 'slot_taken')
    return showMove(c, 409, own, token, { asked: '', chosen: dayOf(at), at: '' }, general(TAKEN))
  return refusal && refused(doing, refusal)
}

/** What the forms ask for. */
const DOES: Readonly<Record<string, Does>> = {
  cod: tryCode,
  'din-nou': sendAgain,
  anulare: cancel,
  mutare: move,
}
