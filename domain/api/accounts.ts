import * as v from 'valibot'
import { sessionAnswerSchema } from '#domain/team/account.ts'
import { askedSchema, codeSchema, ticketSchema } from '#domain/team/codes.ts'
import { emailSchema, loginSchema, newPasswordSchema } from '#domain/team/log-in.ts'
import { json } from './answers.ts'
import { contract } from './contract.ts'
import { AUTH_PATH } from './paths.ts'

/**
 * The code of a sign-up, with the ticket of the device that asked: founds the shop on its trial, and logs its owner in;
 * sets the cookie.
 */
export const verify = contract({
  method: 'POST',
  path: `${AUTH_PATH}/verify`,
  access: 'page',
  body: v.strictObject({ ticket: ticketSchema, code: codeSchema }),
  answer: json(sessionAnswerSchema),
  status: 201,
  errors: ['code_wrong', 'code_expired', 'email_taken'],
})

/** Sends the mail of a sign-up or a reset once more. */
export const resend = contract({
  method: 'POST',
  path: `${AUTH_PATH}/resend`,
  access: 'page',
  body: v.strictObject({ ticket: ticketSchema }),
  answer: json(askedSchema),
  status: 202,
  errors: ['code_expired', 'too_many_attempts'],
})

/** Opens a session; sets the cookie. An unknown e-mail and a wrong password get the same answer. */
export const login = contract({
  method: 'POST',
  path: `${AUTH_PATH}/login`,
  access: 'page',
  body: loginSchema,
  answer: json(sessionAnswerSchema),
  status: 200,
  errors: ['bad_credentials', 'without_shop', 'too_many_attempts'],
})

/** Asks for the code of a forgotten password. The answer is the same for every address; the mail tells. */
export const forgot = contract({
  method: 'POST',
  path: `${AUTH_PATH}/forgot`,
  access: 'page',
  body: v.strictObject({ email: emailSchema }),
  answer: json(askedSchema),
  status: 202,
  errors: ['too_many_attempts'],
})

/** Sets a new password by the code; ends every session of the person and opens one here; sets the cookie. */
export const reset = contract({
  method: 'POST',
  path: `${AUTH_PATH}/reset`,
  access: 'page',
  body: v.strictObject({ ticket: ticketSchema, code: codeSchema, password: newPasswordSchema }),
  answer: json(sessionAnswerSchema),
  status: 200,
  errors: ['code_wrong', 'code_expired', 'without_shop'],
})
