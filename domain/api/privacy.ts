import * as v from 'valibot'
import { NONE } from './answers.ts'
import { contract } from './contract.ts'

/** What an owner asks about the data of persons. */

/** Erases a client's data; `name` is the client's name, typed as it stands. It is done in the background. */
export const erase = contract({
  method: 'POST',
  path: '/api/privacy/erasures',
  access: 'session',
  fresh: true,
  body: v.object({ contactId: v.pipe(v.string(), v.uuid()), name: v.pipe(v.string(), v.maxLength(300)) }),
  answer: NONE,
  status: 204,
  errors: ['forbidden', 'not_found', 'invalid_input'],
})
