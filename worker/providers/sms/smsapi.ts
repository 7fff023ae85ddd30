import * as v from 'valibot'
import type { PhoneAnswer, Refusal } from '../phone-messages.ts'
import type { SmsProvider } from './port.ts'

/** The production address of SMSAPI in Romania. */
export const SMSAPI = 'https://api.smsapi.ro/sms.do'

/** Milliseconds after which an answer counts as lost. */
const TIMEOUT = 15_000

/** SMSAPI remembers an `idx` for a day; an hour less, because its clock is not ours. */
const REMEMBERS = 23 * 3_600_000

/** An `idx` that was accepted before. */
const DUPLICATE = 53

/**
 * SMSAPI's error codes. Those that are missing here (200, 201, 666, 999 and codes of the future) do not say whether the
 * message left.
 */
const REFUSALS: Readonly<Record<number, Refusal>> = {
  8: 'request_refused',
  11: 'text_refused',
  12: 'text_refused',
  13: 'number_refused',
  14: 'sender_refused',
  50: 'request_refused',
  52: 'provider_busy',
  54: 'request_refused',
  101: 'provider_account',
  102: 'provider_account',
  103: 'provider_account',
  105: 'provider_account',
  110: 'provider_account',
  202: 'provider_busy',
}

const answerSchema = v.union([
  v.object({ error: v.pipe(v.union([v.number(), v.string()]), v.transform(Number)) }),
  v.object({
    parts: v.optional(v.number()),
    list: v.strictTuple([v.looseObject({ id: v.pipe(v.string(), v.nonEmpty()) })]),
  }),
])

const answerOf = (body: unknown, expected: number): PhoneAnswer => {
  const { success, output } = v.safeParse(answerSchema, body)
  if (!success) return { kind: 'unsure' }
  if ('list' in output) return { kind: 'accepted', id: output.list[0].id, segments: output.parts ?? expected }
  if (output.error === DUPLICATE) return { kind: 'known' }
  const reason = REFUSALS[output.error]
  return reason === undefined ? { kind: 'unsure' } : { kind: 'refused', reason }
}

/**
 * SMSAPI (docs: smsapi.com/docs). Its errors come with status 200 too, so the body alone decides. Each request carries
 * `check_idx`: a repeat, meant or not, gets error 53 and no second SMS.
 */
export const smsApi = (url: string, token: string, timeout = TIMEOUT): SmsProvider => ({
  remembers: REMEMBERS,
  async send({ key, to, text, encoding, segments, sender, reportTo }) {
    const form = new URLSearchParams({
      to: to.replace(/^\+/, ''),
      message: text,
      from: sender,
      encoding: 'utf-8',
      format: 'json',
      details: '1',
      idx: key,
      check_idx: '1',
      notify_url: reportTo,
      max_parts: String(segments),
      // A letter outside of GSM-7 is refused, and not sent as UCS-2 at the price of more segments.
      ...(encoding === 'gsm7' && { nounicode: '1' }),
    })
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: form,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      })
      return answerOf(await response.json(), segments)
    } catch {
      return { kind: 'unsure' }
    }
  },
})
