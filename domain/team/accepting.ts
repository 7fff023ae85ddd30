import * as v from 'valibot'
import { says } from '#domain/kernel/issues.ts'
import { PRIVACY_VERSION, TERMS_VERSION } from '#domain/legal/versions.ts'
import { text } from '#domain/sync/columns.ts'
import { loginSchema, newPasswordSchema } from './log-in.ts'
import { LEAST, ROLES } from './roles.ts'

/** The secret in an invite's link. */
export const inviteTokenSchema = v.pipe(v.string(), v.maxLength(100))

/** What an open invite says. */
export const inviteViewSchema = v.object({
  shop: v.string(),
  name: v.string(),
  email: loginSchema.entries.email,
  role: v.fallback(v.picklist(ROLES), LEAST),
  /** Whether the address has an account already: its person logs in, and joins. */
  hasAccount: v.boolean(),
})
export type InviteView = v.InferOutput<typeof inviteViewSchema>

/** The input by which a new person accepts. */
export const acceptSchema = v.strictObject({
  token: inviteTokenSchema,
  name: text(120, { required: true }).schema,
  password: newPasswordSchema,
  /** The versions that the person was shown and accepted: today's. */
  termsVersion: v.picklist([TERMS_VERSION], says('not_in_list')),
  privacyVersion: v.picklist([PRIVACY_VERSION], says('not_in_list')),
  language: v.optional(v.picklist(['ro', 'en']), 'ro'),
})
export type Acceptance = v.InferOutput<typeof acceptSchema>
