import * as v from 'valibot'
import { isInstant } from '#domain/kernel/dates.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { cleanText } from '#domain/kernel/text.ts'
import { METERED } from '#domain/plans/catalogue.ts'
import { FILE } from './answers.ts'
import { contract } from './contract.ts'
import { OPERATOR } from './paths.ts'

/** The console of ROA AUTO's own people: pages, and forms on them that answer with the page to go to. */

const tenant = v.pipe(v.string(), v.regex(UUID))
const word = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), '')

/** A page of the console. */
const PAGE = { method: 'GET', access: 'operator', answer: FILE, status: 200 } as const
/** A form on a page, which answers with the page to go to. */
const FORM = { method: 'POST', access: 'operator', body: 'bytes', answer: FILE, status: 303 } as const

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
  ...PAGE,
  path: OPERATOR,
  query: { q: word, after: word },
})

/** One shop: its plan, what it has used, what of it has died, and what operators did. */
export const operatorShop = contract({
  ...PAGE,
  path: `${OPERATOR}/service/:tenant`,
  params: { tenant },
})

/** The fields of every form: the id of the act, made with the page, so that a second press is the same act; and why. */
const REASON = {
  act: v.pipe(v.string(), v.regex(UUID)),
  reason: v.pipe(v.string(), v.transform(cleanText), v.minLength(3), v.maxLength(200)),
}

const letter = { tenant: v.union([v.literal(''), tenant]), key: v.pipe(v.string(), v.maxLength(500)) }

/** Effects that have died, of all shops and of the directory. */
export const deadLetters = contract({
  ...PAGE,
  path: `${OPERATOR}/efecte`,
})

/** One of them, with its payload for who has opened that: `tenant` is empty for one of the directory. */
export const deadLetter = contract({
  ...PAGE,
  path: `${OPERATOR}/efecte/unul`,
  query: letter,
})

export const openLetterForm = v.object({ ...REASON, ...letter })

/** Opens the payload of one, which may hold what people wrote, for an hour. */
export const openLetter = contract({
  ...FORM,
  path: `${OPERATOR}/efecte/unul`,
  errors: ['invalid_input'],
})

/** Characters of a payload: a message to us brings the state of the app along. */
const MAX_PAYLOAD = 100_000

export const deadLetterForm = v.object({
  ...REASON,
  ...letter,
  payload: v.pipe(v.string(), v.maxLength(MAX_PAYLOAD)),
})

/** Sends one again, with its payload as the form has it. */
export const reviveLetter = contract({
  ...FORM,
  path: `${OPERATOR}/efecte`,
  maxBytes: 4 * MAX_PAYLOAD,
  errors: ['invalid_input', 'malformed_json'],
})

/** The reports of the provider of payments that came last. */
export const paymentReports = contract({
  ...PAGE,
  path: `${OPERATOR}/plati`,
})

export const replayForm = v.object(REASON)

/** Handles a report again. */
export const replayReport = contract({
  ...FORM,
  path: `${OPERATOR}/plati/:id`,
  params: { id: v.pipe(v.string(), v.maxLength(200)) },
  errors: ['invalid_input', 'payments_unavailable'],
})

/** Sender names that shops wish for. */
export const senderNames = contract({
  ...PAGE,
  path: `${OPERATOR}/nume`,
})

export const senderForm = v.object({
  ...REASON,
  sender: v.pipe(v.string(), v.nonEmpty(), v.maxLength(20)),
  answer: v.picklist(['approved', 'refused']),
})

/** Answers a shop's wish for a sender name, which the form names. */
export const answerSender = contract({
  ...FORM,
  path: `${OPERATOR}/service/:tenant/nume`,
  params: { tenant },
  errors: ['invalid_input'],
})

/** What waits for an operator, by which providers things leave, and how messages and jobs of the last day went. */
export const operatorHealth = contract({
  ...PAGE,
  path: `${OPERATOR}/stare`,
})

/** What went wrong in browsers and in the server, alike ones in one row: the open ones, or those that name `q`. */
export const incidents = contract({
  ...PAGE,
  path: `${OPERATOR}/incidente`,
  query: { q: word },
})

/** `seen`: when it came last, as the page said. */
export const incidentForm = v.object({ ...REASON, seen: v.pipe(v.string(), v.check(isInstant)) })

/** Notes that one is done; one that comes again is open again. */
export const endIncident = contract({
  ...FORM,
  path: `${OPERATOR}/incidente/:id`,
  params: { id: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)) },
  errors: ['invalid_input'],
})

/** A number of a form. */
const number = (least: number, most: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number), v.minValue(least), v.maxValue(most))

export const trialForm = v.object({ ...REASON, days: number(1, 90) })

/** Extends a shop's trial by days, and takes back the warning of a deletion. */
export const extendTrial = contract({
  ...FORM,
  path: `${OPERATOR}/service/:tenant/proba`,
  params: { tenant },
  errors: ['invalid_input', 'already_subscribed'],
})

export const planForm = v.object({ ...REASON, days: number(1, 90) })

/** Lets a shop's paid plan go on by days, and takes back the warning of a deletion. */
export const extendPlan = contract({
  ...FORM,
  path: `${OPERATOR}/service/:tenant/abonament`,
  params: { tenant },
  errors: ['invalid_input'],
})

export const unitsForm = v.object({ ...REASON, feature: v.picklist(METERED), units: number(1, 1_000) })

/** Gives a shop units beside its plan. */
export const grantUnits = contract({
  ...FORM,
  path: `${OPERATOR}/service/:tenant/unitati`,
  params: { tenant },
  errors: ['invalid_input'],
})

export const supportForm = v.object(REASON)

/** Begins a look at a shop's rows, while its owner allows it. */
export const openSupport = contract({
  ...FORM,
  path: `${OPERATOR}/service/:tenant/date`,
  params: { tenant },
  errors: ['invalid_input', 'forbidden'],
})

/** The latest rows of a collection of a shop, for who has begun a look that its owner still allows. */
export const supportView = contract({
  ...PAGE,
  path: `${OPERATOR}/service/:tenant/date`,
  params: { tenant },
  query: { colectie: word },
  errors: ['forbidden'],
})
