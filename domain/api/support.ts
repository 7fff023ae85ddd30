import * as v from 'valibot'
import { MAX_DIAGNOSIS, MAX_HELP_TEXT } from '#domain/support/jobs.ts'
import { NONE } from './answers.ts'
import { contract } from './contract.ts'

/** Takes a person's message to us; it leaves as mail. `id` makes a repeat the same message. */
export const askForHelp = contract({
  method: 'POST',
  path: '/api/help',
  access: 'session',
  body: v.strictObject({
    id: v.pipe(v.string(), v.uuid()),
    subject: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(150)),
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_HELP_TEXT)),
    /** The state of the app, as JSON; '' without it. */
    diagnosis: v.pipe(v.string(), v.maxLength(MAX_DIAGNOSIS)),
  }),
  maxBytes: 300_000,
  answer: NONE,
  status: 204,
  errors: ['too_many_attempts', 'support_unavailable'],
})
