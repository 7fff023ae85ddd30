import * as v from 'valibot'
import { says } from '#domain/kernel/issues.ts'
import { cleanLetters, cleanText, fits, lengthOf } from '#domain/kernel/text.ts'
import type { PlanId } from '#domain/plans/catalogue.ts'
import type { Lease } from '#domain/plans/lease.ts'
import { isValidCui, normaliseCui } from '#domain/romania/cui.ts'
import { text } from '#domain/sync/columns.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import type { Role } from './roles.ts'

/** Accounts on the wire: what the device sends and gets. Shared by the forms and the routes. */

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

/** Body of `POST /api/auth/register`. `company` becomes the shop's name, `name` the owner's. */
export const registerSchema = v.strictObject({
  company: tenants.columns.nume.schema,
  cui: v.optional(cui, ''),
  name: text(120, { required: true }).schema,
  email,
  password: newPasswordSchema,
})
export type Registration = v.InferOutput<typeof registerSchema>
export type RegisterBody = v.InferInput<typeof registerSchema>

/** Body of `POST /api/auth/login`. */
export const loginSchema = v.strictObject({
  email,
  password: v.pipe(password, v.nonEmpty(says('password_required'))),
})
export type Credentials = v.InferOutput<typeof loginSchema>

/** Who is logged in, and in which shop: the answer of `GET /api/me`. */
export type Me = {
  user: { id: string; name: string; email: string; role: Role }
  /** The plan bought or on trial; `planAt` says which one is in force at a moment. */
  shop: { id: string; name: string; plan: PlanId; trialExpiresAt: string | null }
}

/** The answer of register, login and refresh; the refresh token travels beside it in an HttpOnly cookie. */
export type SessionAnswer = {
  accessToken: string
  /** Seconds for which the access token is good. */
  expiresIn: number
  me: Me
  /** What the device may count on offline; null for a caller that names no device. */
  lease: Lease | null
}
