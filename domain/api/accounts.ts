import { sessionAnswerSchema } from '#domain/team/account.ts'
import { loginSchema, registerSchema } from '#domain/team/log-in.ts'
import { json } from './answers.ts'
import { contract } from './contract.ts'
import { AUTH_PATH } from './paths.ts'

/** Founds a shop on a 30-day trial of Basic and logs its owner in; sets the cookie. */
export const register = contract({
  method: 'POST',
  path: `${AUTH_PATH}/register`,
  access: 'page',
  body: registerSchema,
  answer: json(sessionAnswerSchema),
  status: 201,
  errors: ['email_taken', 'too_many_attempts'],
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
