import * as v from 'valibot'
import { FILE } from './answers.ts'
import { contract } from './contract.ts'

const part = v.optional(v.string())

/** Reports of the SMS provider, several in one call as lists with commas; it calls again unless it reads `OK`. */
export const smsReports = contract({
  method: 'GET',
  path: '/api/sms/reports/:secret',
  access: 'anyone',
  // The calls have no signature.
  params: { secret: v.string() },
  query: { MsgId: part, status: part, donedate: part, idx: part },
  answer: FILE,
  status: 200,
})

/** Meta checks the address of the webhook: the answer is its challenge. */
export const whatsAppCheck = contract({
  method: 'GET',
  path: '/api/whatsapp/reports',
  access: 'anyone',
  query: { 'hub.mode': part, 'hub.verify_token': part, 'hub.challenge': part },
  answer: FILE,
  status: 200,
  errors: ['not_found'],
})

/** Reports of WhatsApp's Cloud API, signed over the body as it came (`X-Hub-Signature-256`); answered at once. */
export const whatsAppReports = contract({
  method: 'POST',
  path: '/api/whatsapp/reports',
  access: 'anyone',
  body: 'bytes',
  // Meta reports up to a thousand messages in one call.
  maxBytes: 3_000_000,
  answer: FILE,
  status: 200,
  errors: ['not_found'],
})
