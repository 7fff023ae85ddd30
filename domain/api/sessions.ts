import { meSchema, sessionAnswerSchema } from '#domain/team/account.ts'
import { json, NONE } from './answers.ts'
import { contract } from './contract.ts'
import { AUTH_PATH } from './paths.ts'

/** Renews the session of the cookie, which is replaced. */
export const refresh = contract({
  method: 'POST',
  path: `${AUTH_PATH}/refresh`,
  access: 'page',
  answer: json(sessionAnswerSchema),
  status: 200,
  errors: ['unauthenticated', 'access_ended'],
})

/** Ends the session of the cookie. */
export const logout = contract({
  method: 'POST',
  path: `${AUTH_PATH}/logout`,
  access: 'page',
  answer: NONE,
  status: 204,
})

/** Who is logged in, and in which shop. */
export const me = contract({
  method: 'GET',
  path: '/api/me',
  access: 'session',
  answer: json(meSchema),
  status: 200,
})
