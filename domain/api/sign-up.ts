import { askedSchema } from '#domain/team/codes.ts'
import { registerSchema } from '#domain/team/sign-up.ts'
import { json } from './answers.ts'
import { contract } from './contract.ts'
import { AUTH_PATH } from './paths.ts'

/**
 * Asks for an account. The answer is the same for every address; the mail has the code, or says that there is an account
 * already. It opens no session.
 */
export const register = contract({
  method: 'POST',
  path: `${AUTH_PATH}/register`,
  access: 'page',
  body: registerSchema,
  answer: json(askedSchema),
  status: 202,
  errors: ['too_many_attempts'],
})
