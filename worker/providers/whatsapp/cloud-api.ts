import * as v from 'valibot'
import type { PhoneAnswer, Refusal } from '../phone-messages.ts'
import type { WhatsAppProvider } from './port.ts'

/** Milliseconds after which an answer counts as lost. */
const TIMEOUT = 15_000

/**
 * Meta's error codes (developers.facebook.com, WhatsApp error codes). Those that are missing here (1, 2, 131000, 131016
 * and codes of the future) do not say whether the message left.
 */
const REFUSALS: Readonly<Record<number, Refusal>> = {
  // Access: token, permissions, the app.
  0: 'provider_account',
  3: 'provider_account',
  10: 'provider_account',
  190: 'provider_account',
  // Limits of throughput, of quality and of one client's phone.
  4: 'provider_busy',
  80007: 'provider_busy',
  130429: 'provider_busy',
  131048: 'provider_busy',
  131056: 'provider_busy',
  133016: 'provider_busy',
  // The account, its payments, its number.
  33: 'provider_account',
  368: 'provider_account',
  131005: 'provider_account',
  131031: 'provider_account',
  131037: 'provider_account',
  131042: 'provider_account',
  131045: 'provider_account',
  131057: 'provider_account',
  133010: 'provider_account',
  // The template is missing, paused, disabled or another one than ours.
  132000: 'provider_account',
  132001: 'provider_account',
  132007: 'provider_account',
  132015: 'provider_account',
  132016: 'provider_account',
  // The client's phone.
  130472: 'number_refused',
  130497: 'number_refused',
  131021: 'number_refused',
  131026: 'number_refused',
  131030: 'number_refused',
  131049: 'number_refused',
  131050: 'number_refused',
  // The text as a parameter.
  132005: 'text_refused',
  132012: 'text_refused',
  132018: 'text_refused',
  100: 'request_refused',
  131008: 'request_refused',
  131009: 'request_refused',
  131047: 'request_refused',
  131051: 'request_refused',
}

/** Permissions of the API that the token lacks. */
const isPermission = (code: number): boolean => code >= 200 && code <= 299

const answerSchema = v.union([
  v.object({ error: v.object({ code: v.number() }) }),
  v.object({ messages: v.strictTuple([v.looseObject({ id: v.pipe(v.string(), v.nonEmpty()) })]) }),
])

const answerOf = (body: unknown): PhoneAnswer => {
  const { success, output } = v.safeParse(answerSchema, body)
  if (!success) return { kind: 'unsure' }
  if ('messages' in output) return { kind: 'accepted', id: output.messages[0].id, segments: 1 }
  const { code } = output.error
  const reason = isPermission(code) ? 'provider_account' : REFUSALS[code]
  return reason === undefined ? { kind: 'unsure' } : { kind: 'refused', reason }
}

/** The account at Meta: one number for all shops. */
export type CloudAccount = {
  /** The Graph API with its version: `https://graph.facebook.com/v23.0`. */
  api: string
  /** Id of the number, not the number itself. */
  numberId: string
  template: string
  token: string
}

/**
 * WhatsApp's Cloud API. It knows no repeat: a request whose answer is lost may not be made again, and the reports alone
 * say what became of it.
 */
export const cloudApi = (
  { api, numberId, template, token }: CloudAccount,
  timeout = TIMEOUT,
): WhatsAppProvider => ({
  remembers: 0,
  async send({ key, to, language, parameter }) {
    const message = {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: to.replace(/^\+/, ''),
      type: 'template',
      template: {
        name: template,
        language: { code: language },
        components: [{ type: 'body', parameters: [{ type: 'text', text: parameter }] }],
      },
      biz_opaque_callback_data: key,
    }
    try {
      const response = await fetch(`${api}/${numberId}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(message),
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      })
      return answerOf(await response.json())
    } catch {
      return { kind: 'unsure' }
    }
  },
})
