import * as v from 'valibot'
import { UUID } from '#domain/kernel/ids.ts'
import { acceptSchema, inviteTokenSchema, inviteViewSchema } from '#domain/team/accepting.ts'
import { keptAnswerSchema, keptSchema, MAX_KEPT_BYTES } from '#domain/team/keeping.ts'
import { json, NONE } from './answers.ts'
import { contract } from './contract.ts'
import { AUTH_PATH } from './paths.ts'

/** What an invite says, for the person who holds its link. Reading it changes nothing. */
export const lookAtInvite = contract({
  method: 'POST',
  path: `${AUTH_PATH}/invite`,
  access: 'page',
  body: v.strictObject({ token: inviteTokenSchema }),
  answer: json(inviteViewSchema),
  status: 200,
  errors: ['invite_over'],
})

/** Accepts an invite with a new account; the person logs in next. An address with an account joins by `joinByInvite`. */
export const acceptInvite = contract({
  method: 'POST',
  path: `${AUTH_PATH}/invite/accept`,
  access: 'page',
  body: acceptSchema,
  answer: NONE,
  status: 204,
  errors: ['invite_over', 'email_taken', 'too_many_attempts'],
})

/** Accepts an invite with the account of the session, which must be of the invited address. */
export const joinByInvite = contract({
  method: 'POST',
  path: '/api/team/join',
  access: 'session',
  body: v.strictObject({ token: inviteTokenSchema }),
  answer: json(v.object({ shopId: v.string() })),
  status: 200,
  errors: ['invite_over', 'invite_of_other'],
})

/** Gives the shop to another colleague; the owner stays as a manager. */
export const handOver = contract({
  method: 'POST',
  path: '/api/team/hand-over',
  access: 'session',
  fresh: true,
  body: v.strictObject({ memberId: v.pipe(v.string(), v.regex(UUID)) }),
  answer: NONE,
  status: 204,
  errors: ['forbidden', 'member_state', 'row_missing'],
})

/**
 * Keeps the unsent acts of a person whose access has ended for the office, by the cookie of the ended session. Answers
 * those that were not kept, which stay with the device.
 */
export const keepActs = contract({
  method: 'POST',
  path: `${AUTH_PATH}/kept`,
  access: 'page',
  body: keptSchema,
  maxBytes: MAX_KEPT_BYTES,
  answer: json(keptAnswerSchema),
  status: 200,
  errors: ['unauthenticated', 'too_many_attempts'],
})
