import * as v from 'valibot'
import { says } from '#domain/kernel/issues.ts'
import { cleanLetters, cleanText, fits, lengthOf } from '#domain/kernel/text.ts'

/** The input for log-in, and what other forms of an account share with it. */

export const PASSWORD_LENGTH = { min: 10, max: 200 } as const

/** E-mail as it is stored and compared: clean, lower case. */
export const emailSchema = v.pipe(
  v.string(says('not_text')),
  v.transform(cleanText),
  v.toLowerCase(),
  v.nonEmpty(says('email_required')),
  v.maxLength(254, says('too_long', { max: 254 })),
  v.email(says('email_invalid')),
)

/**
 * The password in the normal form of all text, so that „ă” typed on a Mac and on a PC, and „ș” and „ş” of two
 * keyboards, give the same password. Spaces count.
 */
const password = v.pipe(
  v.string(says('not_text')),
  v.transform(cleanLetters),
  v.check((value) => fits(value, PASSWORD_LENGTH.max), says('too_long', { max: PASSWORD_LENGTH.max })),
)

/** A new password. */
export const newPasswordSchema = v.pipe(
  password,
  v.check((value) => lengthOf(value) >= PASSWORD_LENGTH.min, says('too_short', { min: PASSWORD_LENGTH.min })),
)

/** A password that should be the one of the account. */
export const givenPasswordSchema = v.pipe(password, v.nonEmpty(says('password_required')))

/** The input for a log-in. */
export const loginSchema = v.strictObject({ email: emailSchema, password: givenPasswordSchema })
export type Credentials = v.InferOutput<typeof loginSchema>
