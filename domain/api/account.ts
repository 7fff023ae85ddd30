import * as v from 'valibot'
import { UUID } from '#domain/kernel/ids.ts'
import { accountLanguageSchema, meSchema, sessionAnswerSchema, sessionSchema } from '#domain/team/account.ts'
import { askedSchema, codeSchema, ticketSchema } from '#domain/team/codes.ts'
import { emailSchema, givenPasswordSchema, newPasswordSchema } from '#domain/team/log-in.ts'
import { json, NONE } from './answers.ts'
import { contract } from './contract.ts'

/** A person's own account. The refresh cookie does not come here: the token of the session says who asks. */

const uuid = v.pipe(v.string(), v.regex(UUID))

/** The devices in which the person is logged in, the last seen first. */
export const sessions = contract({
  method: 'GET',
  path: '/api/account/sessions',
  access: 'session',
  answer: json(v.object({ sessions: v.array(sessionSchema) })),
  status: 200,
})

/** Logs one device out. */
export const endSession = contract({
  method: 'DELETE',
  path: '/api/account/sessions/:id',
  access: 'session',
  params: { id: uuid },
  answer: NONE,
  status: 204,
})

/** Logs every device out, this one too. */
export const logoutEverywhere = contract({
  method: 'POST',
  path: '/api/account/logout-everywhere',
  access: 'session',
  answer: NONE,
  status: 204,
})

/** Proves the person again, before something that needs it. */
export const reauthenticate = contract({
  method: 'POST',
  path: '/api/account/reauthenticate',
  access: 'session',
  body: v.strictObject({ password: givenPasswordSchema }),
  answer: NONE,
  status: 204,
  errors: ['password_wrong', 'too_many_attempts'],
})

/** Sets a new password, and ends the person's other sessions. */
export const changePassword = contract({
  method: 'POST',
  path: '/api/account/password',
  access: 'session',
  fresh: true,
  body: v.strictObject({ password: newPasswordSchema }),
  answer: NONE,
  status: 204,
})

/** Asks for the codes of a new address: one goes to the address of today, one to the new one. */
export const changeEmail = contract({
  method: 'POST',
  path: '/api/account/email',
  access: 'session',
  fresh: true,
  body: v.strictObject({ email: emailSchema }),
  answer: json(askedSchema),
  status: 202,
  errors: ['too_many_attempts'],
})

/** Both codes: the account has the new address from now on. */
export const confirmEmail = contract({
  method: 'POST',
  path: '/api/account/email/confirm',
  access: 'session',
  body: v.strictObject({ ticket: ticketSchema, oldCode: codeSchema, newCode: codeSchema }),
  answer: json(meSchema),
  status: 200,
  errors: ['code_wrong', 'code_expired', 'email_taken'],
})

const waitingMove = v.object({ email: v.string(), movesAt: v.string() })

/** The code of the new address alone: the account moves after some days, unless the person stops that. */
export const confirmEmailLater = contract({
  method: 'POST',
  path: '/api/account/email/later',
  access: 'session',
  fresh: true,
  body: v.strictObject({ ticket: ticketSchema, newCode: codeSchema }),
  answer: json(waitingMove),
  status: 200,
  errors: ['code_wrong', 'code_expired'],
})

/** The change of address that waits; null for none. */
export const emailMove = contract({
  method: 'GET',
  path: '/api/account/email',
  access: 'session',
  answer: json(v.object({ move: v.nullable(waitingMove) })),
  status: 200,
})

/** Stops changes of the address. */
export const keepEmail = contract({
  method: 'DELETE',
  path: '/api/account/email',
  access: 'session',
  answer: NONE,
  status: 204,
})

/** Moves the session to another shop of the person. */
export const switchShop = contract({
  method: 'POST',
  path: '/api/account/shop',
  access: 'session',
  body: v.strictObject({ id: uuid }),
  answer: json(sessionAnswerSchema),
  status: 200,
  errors: ['not_found'],
})

/** The language of mail about the account. */
export const setLanguage = contract({
  method: 'PUT',
  path: '/api/account/language',
  access: 'session',
  body: v.strictObject({ language: accountLanguageSchema }),
  answer: NONE,
  status: 204,
})

/**
 * Ends the shop of the session and deletes its data at once, with the accounts of people who are in no other shop. A
 * running subscription is cancelled.
 */
export const deleteShop = contract({
  method: 'POST',
  path: '/api/account/delete-shop',
  access: 'session',
  fresh: true,
  answer: NONE,
  status: 204,
  errors: ['forbidden', 'payments_unavailable'],
})

/** Deletes the account. The only owner of a shop hands it over or deletes it before. */
export const deleteAccount = contract({
  method: 'POST',
  path: '/api/account/delete',
  access: 'session',
  fresh: true,
  answer: NONE,
  status: 204,
  errors: ['sole_owner'],
})
