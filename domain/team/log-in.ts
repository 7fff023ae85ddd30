import * as v from 'valibot'
import { says } from '#domain/kernel/issues.ts'
import { cleanLetters, cleanText, fits, lengthOf } from '#domain/kernel/text.ts'
import { isValidCui, normaliseCui } from '#domain/romania/cui.ts'
import { text } from '#domain/sync/columns.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'

/** What is typed to log in or to register. Shared by the forms and the routes. */

export const PASSWORD_LENGTH = { min: 10, max: 200 } as const

/** E-mail as it is kept and compared: clean, lower case. */
const email = v.pipe(
  v.string(says('not_text')),
  v.transform(cleanText),
  v.toLowerCase(),
  v.nonEmpty(says('email_required')),
  v.maxLength(254, says('too_long', { max: 254 })),
  v.email(says('email_invalid')),
)

/**
 * Letters in the one form of all text, so that „ă” typed on a Mac and on a PC, and „ș” and „ş” of two keyboards, are the
 * same password. Spaces count.
 */
const password = v.pipe(
  v.string(says('not_text')),
  v.transform(cleanLetters),
  v.check((value) => fits(value, PASSWORD_LENGTH.max), says('too_long', { max: PASSWORD_LENGTH.max })),
)

/** A password that is being chosen. */
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

/** What registering takes. `company` becomes the shop's name, `name` the owner's. */
export const registerSchema = v.strictObject({
  company: tenants.columns.nume.schema,
  cui: v.optional(cui, ''),
  name: text(120, { required: true }).schema,
  email,
  password: newPasswordSchema,
})
export type Registration = v.InferOutput<typeof registerSchema>
export type RegisterBody = v.InferInput<typeof registerSchema>

/** What logging in takes. */
export const loginSchema = v.strictObject({
  email,
  password: v.pipe(password, v.nonEmpty(says('password_required'))),
})
export type Credentials = v.InferOutput<typeof loginSchema>
