import * as v from 'valibot'
import { says } from '#domain/kernel/issues.ts'
import { cleanLetters, cleanText, fits, lengthOf } from '#domain/kernel/text.ts'
import { isValidCui, normaliseCui } from '#domain/romania/cui.ts'
import { text } from '#domain/sync/columns.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'

/** The input for log-in and registration. The forms and the routes share it. */

export const PASSWORD_LENGTH = { min: 10, max: 200 } as const

/** E-mail as it is stored and compared: clean, lower case. */
const email = v.pipe(
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
const newPasswordSchema = v.pipe(
  password,
  v.check((value) => lengthOf(value) >= PASSWORD_LENGTH.min, says('too_short', { min: PASSWORD_LENGTH.min })),
)

/** Fiscal code, with or without RO; '' when there is none. */
const cui = v.pipe(
  text(20).schema,
  v.transform(normaliseCui),
  v.check((value) => value === '' || isValidCui(value), says('cui_invalid')),
)

/** The input for a registration. `company` becomes the shop's name, `name` the owner's. */
export const registerSchema = v.strictObject({
  company: tenants.columns.nume.schema,
  cui: v.optional(cui, ''),
  name: text(120, { required: true }).schema,
  email,
  password: newPasswordSchema,
})
export type Registration = v.InferOutput<typeof registerSchema>
export type RegisterBody = v.InferInput<typeof registerSchema>

/** The input for a log-in. */
export const loginSchema = v.strictObject({
  email,
  password: v.pipe(password, v.nonEmpty(says('password_required'))),
})
export type Credentials = v.InferOutput<typeof loginSchema>
