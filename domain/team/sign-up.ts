import * as v from 'valibot'
import { says } from '#domain/kernel/issues.ts'
import { PRIVACY_VERSION, TERMS_VERSION } from '#domain/legal/versions.ts'
import { isValidCui, normaliseCui } from '#domain/romania/cui.ts'
import { text } from '#domain/sync/columns.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { accountLanguageSchema } from './account.ts'
import { emailSchema, newPasswordSchema } from './log-in.ts'

/** The input for a sign-up. The form and the route share it. */

/** Fiscal code, with or without RO; '' when there is none. */
const cui = v.pipe(
  text(20).schema,
  v.transform(normaliseCui),
  v.check((value) => value === '' || isValidCui(value), says('cui_invalid')),
)

/**
 * The input for a sign-up. `company` becomes the shop's name, `name` the owner's. A registered shop, a company as well
 * as a PFA, has a fiscal code and gives it; one that is not registered yet says so.
 */
export const registerSchema = v.pipe(
  v.strictObject({
    company: tenants.columns.nume.schema,
    registered: v.optional(v.boolean(), true),
    cui: v.optional(cui, ''),
    name: text(120, { required: true }).schema,
    email: emailSchema,
    password: newPasswordSchema,
    /** The versions that the person was shown and accepted: today's. */
    termsVersion: v.picklist([TERMS_VERSION], says('not_in_list')),
    privacyVersion: v.picklist([PRIVACY_VERSION], says('not_in_list')),
    language: v.optional(accountLanguageSchema, 'ro'),
  }),
  v.forward(
    v.partialCheck(
      [['registered'], ['cui']],
      (input) => !input.registered || input.cui !== '',
      says('required'),
    ),
    ['cui'],
  ),
)
export type Registration = v.InferOutput<typeof registerSchema>
export type RegisterBody = v.InferInput<typeof registerSchema>
