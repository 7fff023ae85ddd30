import * as v from 'valibot'
import { UUID } from '#domain/kernel/ids.ts'
import { cleanText } from '#domain/kernel/text.ts'
import { FILE } from './answers.ts'
import { contract } from './contract.ts'
import { OPERATOR } from './paths.ts'

/** The console of ROA AUTO's own people: pages, and forms on them that answer with the page to go to. */

const tenant = v.pipe(v.string(), v.regex(UUID))
const word = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), '')

/** Lets an operator in, once: the token is `npm run operator`'s. */
export const operatorEntry = contract({
  method: 'GET',
  path: `${OPERATOR}/intrare/:token`,
  access: 'anyone',
  params: { token: v.pipe(v.string(), v.maxLength(1_000)) },
  answer: FILE,
  status: 303,
})

/** The shops, the newest first, those whose name, id or address has `q`; `after` is the id below which they go on. */
export const operatorShops = contract({
  method: 'GET',
  path: OPERATOR,
  access: 'operator',
  query: { q: word, after: word },
  answer: FILE,
  status: 200,
})

/** One shop: its plan, what it has used, what of it has died, and what operators did. */
export const operatorShop = contract({
  method: 'GET',
  path: `${OPERATOR}/service/:tenant`,
  access: 'operator',
  params: { tenant },
  answer: FILE,
  status: 200,
})

/** The fields of every form: the id of the act, made with the page, so that a second press is the same act; and why. */
const REASON = {
  act: v.pipe(v.string(), v.regex(UUID)),
  reason: v.pipe(v.string(), v.transform(cleanText), v.minLength(3), v.maxLength(200)),
}

/** Effects that have died, of all shops and of the directory. */
export const deadLetters = contract({
  method: 'GET',
  path: `${OPERATOR}/efecte`,
  access: 'operator',
  answer: FILE,
  status: 200,
})

/** One of them with its payload: `tenant` is empty for one of the directory. */
export const deadLetter = contract({
  method: 'GET',
  path: `${OPERATOR}/efecte/unul`,
  access: 'operator',
  query: { tenant: v.union([v.literal(''), tenant]), key: v.pipe(v.string(), v.maxLength(500)) },
  answer: FILE,
  status: 200,
})

/** Characters of a payload: a message to us brings the state of the app along. */
const MAX_PAYLOAD = 100_000

export const deadLetterForm = v.object({
  ...REASON,
  tenant: v.union([v.literal(''), tenant]),
  key: v.pipe(v.string(), v.maxLength(500)),
  payload: v.pipe(v.string(), v.maxLength(MAX_PAYLOAD)),
})

/** Sends one again, with its payload as the form has it. */
export const reviveLetter = contract({
  method: 'POST',
  path: `${OPERATOR}/efecte`,
  access: 'operator',
  body: 'bytes',
  maxBytes: 4 * MAX_PAYLOAD,
  answer: FILE,
  status: 303,
  errors: ['invalid_input', 'malformed_json'],
})

/** The reports of the provider of payments that came last. */
export const paymentReports = contract({
  method: 'GET',
  path: `${OPERATOR}/plati`,
  access: 'operator',
  answer: FILE,
  status: 200,
})

export const replayForm = v.object(REASON)

/** Handles a report again. */
export const replayReport = contract({
  method: 'POST',
  path: `${OPERATOR}/plati/:id`,
  access: 'operator',
  params: { id: v.pipe(v.string(), v.maxLength(200)) },
  body: 'bytes',
  answer: FILE,
  status: 303,
  errors: ['invalid_input', 'payments_unavailable'],
})
