import type { Context } from 'hono'
import { AppError, type Refusal } from '#domain/kernel/errors.ts'
import { mixedId } from '#domain/kernel/ids.ts'
import { formatLei } from '#domain/romania/numbers.ts'
import { agreedOffer } from '#domain/workshop/approvals/agreed-offer.ts'
import { contentIn } from '#domain/workshop/approvals/content.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { asAppError } from '#worker/http/error-answer.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { readFormToken } from '../form-token.ts'
import { decisionsAbout, isWhole, writeAnswer } from './answer.ts'
import type { Fault } from './form.ts'
import { asSeen, newForm, type Opened, openAgain, openPortal } from './open.ts'
import { redirectToPage, showClosed, showPortal } from './show.ts'
import { type Submitted, submitted } from './submitted.ts'

/** The form of an order's page: what is wrong is shown with all that was typed, what is right is written. */

const WAIT = 'Prea multe încercări. Vă rugăm să încercați din nou peste un minut.'
const OLD = 'Pagina a fost deschisă de mult. Vă rugăm să verificați și să trimiteți din nou.'
const DOWN = 'Răspunsul nu a putut fi înregistrat acum. Vă rugăm să încercați din nou.'
const UNREAD =
  'Răspunsul nu a putut fi citit. Vă rugăm să verificați numele și observațiile și să trimiteți din nou.'
const EDITED =
  'Devizul a fost modificat între timp. Răspunsul nu a fost înregistrat; verificați ce s-a schimbat.'

/** Why a refused answer was not taken, as its writer understands it. */
const wordsFor = ({ code }: Refusal, { view }: Opened): string => {
  if (view.answer)
    return `Devizul a primit deja un răspuns${view.answer.name === '' ? '' : ` de la ${view.answer.name}`}, ${view.answer.at}. Răspunsul dumneavoastră nu a fost înregistrat.`
  if (code === 'offer_changed') return EDITED
  if (code === 'invalid_input') return UNREAD
  if (code === 'too_many_answers') return 'Ați trimis deja multe mesaje. Vă rugăm să sunați service-ul.'
  return 'Devizul nu mai primește răspunsuri.'
}

const again = (
  c: Context<AppEnv>,
  status: 200 | 409 | 422 | 429 | 503,
  opened: Opened,
  { typed }: Submitted,
  faults: readonly Fault[],
  sum: string | null = null,
): Promise<Response> => showPortal(c, status, opened, { token: newForm(c, opened), typed, faults, sum })

const general = (text: string): Fault[] => [{ field: '', text }]

export const submitPortal = async (c: Context<AppEnv>, token: string): Promise<Response> => {
  // What is no form is an empty one.
  const form = submitted(await c.req.formData().catch(() => new FormData()))
  const found = await openPortal(c, token)
  if (!found) throw new AppError('not_found')
  if ('note' in found) return showClosed(c, found, token)
  const secret = secretsOf(c.env).SESSION_SECRET
  const read = readFormToken(secret, found.held.hash, form.token, Date.now())
  if (!read) return again(c, 422, found, form, general(OLD))
  const isSeen = read.seen === found.standing.request.offer_hash
  const opened = isSeen ? found : asSeen(found, read.seen)
  const { success } = await c.env.LINK_USES.limit({ key: found.held.hash })
  if (!success) return again(c, 429, opened, form, general(WAIT))
  if (form.action === 'suma') return again(c, 200, opened, form, [], sumOf(opened, form))
  const faults = [...form.faults, ...unsaid(opened, form)]
  if (faults.length > 0) return again(c, 422, opened, form, faults)
  if (form.action !== 'apel' && (!isSeen || opened.standing.state === 'editing'))
    return again(c, 409, opened, form, general(EDITED))
  const refusal = await written(c, opened, form, read)
  if (refusal === 'down') return again(c, 503, opened, form, general(DOWN))
  if (refusal === null) return redirectToPage(token)
  const now = await openAgain(opened, read.seen)
  if (!now) throw new AppError('not_found')
  if ('note' in now) return showClosed(c, now, token)
  return again(c, 409, now, form, general(wordsFor(refusal, now)))
}

/** A line about which the form says nothing, as of a form that arrived in part. */
const unsaid = (opened: Opened, { action, typed }: Submitted): Fault[] =>
  action !== 'alegeri' || isWhole(opened, typed) ? [] : general('Vă rugăm să alegeți pentru fiecare linie.')

const sumOf = (opened: Opened, { typed }: Submitted): string => {
  const { offer } = contentIn(opened.standing.request)
  return formatLei(agreedOffer(offer, decisionsAbout(opened, typed.decisions)).total)
}

/** Writes the answer; 'down' where the shop's object cannot take it now. */
const written = async (
  c: Context<AppEnv>,
  opened: Opened,
  { action, typed }: Submitted,
  read: { act: string; seen: string; at: number },
): Promise<Refusal | null | 'down'> => {
  const { name, note, signature, when } = typed
  const said =
    action === 'apel'
      ? { decisions: null, name, note: '', signature: '', call_me: when }
      : {
          decisions: action === 'refuz' ? ('refuse' as const) : typed.decisions,
          name,
          note,
          signature,
          call_me: '',
        }
  // Both forms of a page hold one token, and who was called may still answer on a page that he goes back to.
  const act = action === 'apel' ? mixedId(read.act, action) : read.act
  try {
    return await writeAnswer(c.env, opened, { ...read, act }, said)
  } catch (error) {
    if (asAppError(error).code === 'unavailable') return 'down'
    throw error
  }
}
