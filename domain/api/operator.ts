import * as v from 'valibot'
import { UUID } from '#domain/kernel/ids.ts'
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
