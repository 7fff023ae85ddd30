import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'
import { takePayment } from '#domain/plans/jobs.ts'

/** What a mail about an account says. */
export const ACCOUNT_MAILS = [
  /** The code of a sign-up, or that its address has an account already. */
  'sign_up',
  /** The code of a forgotten password, or that its address has no account. */
  'reset',
  /** The code to the address of today, when another is to come. */
  'email_old',
  /** The code to the new address, or that it has an account already. */
  'email_new',
  /** Many wrong passwords: log-ins wait. */
  'locked',
  'password_changed',
  /** To the address of today, which another replaces in some days without its code. */
  'email_moving',
  /** To the address that was before. */
  'email_changed',
  'passkey_added',
  'deleted',
  /** To everybody of a shop whose owner has ended it. */
  'shop_deleted',
] as const
export type AccountMail = (typeof ACCOUNT_MAILS)[number]

/**
 * Sends a mail about an account. It is an effect of the directory, not of a shop. `code` names the row of
 * `account_codes` that the mail is about, which must still be open; without a code in the mail `email` is the reader.
 */
export const mailAccount = defineJob({
  id: 'accounts.mail',
  source: 'founding',
  schema: v.object({
    mail: v.picklist(ACCOUNT_MAILS),
    code: v.optional(v.string(), ''),
    email: v.optional(v.string(), ''),
    /** '' for that of the account. */
    language: v.optional(v.picklist(['ro', 'en', '']), ''),
    /** What the mail names: a shop, a day. */
    about: v.optional(v.string(), ''),
  }),
})

/** Writes the address of an account into the person's row of each shop. */
export const followEmail = defineJob({
  id: 'accounts.follow-email',
  source: 'founding',
  schema: v.object({ userId: v.string() }),
})

/** Moves an account to the address of a code, if nobody has stopped that. */
export const moveEmail = defineJob({
  id: 'accounts.move-email',
  source: 'founding',
  schema: v.object({ code: v.string() }),
})

/** The jobs of the directory, which no module of a shop declares. */
export const DIRECTORY_JOBS = [mailAccount, followEmail, moveEmail, takePayment] as const
