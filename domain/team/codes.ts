import * as v from 'valibot'
import { says } from '#domain/kernel/issues.ts'

/** Codes that mails of the account carry, and the tickets of the devices that asked for them. */

/** What a code is for: to prove the address of a sign-up, to reset a password, to change the address. */
export const CODE_PURPOSES = ['verify', 'reset', 'email'] as const
export type CodePurpose = (typeof CODE_PURPOSES)[number]

/** Digits of a code. */
export const CODE_LENGTH = 8

/** Minutes for which a code holds. */
export const CODE_MINUTES = 30

/** Days until an address changes without a code of the old one. */
export const EMAIL_DAYS = 7

/** Wrong codes that a ticket allows; after that the person has to request another. */
export const CODE_TRIES = 5

/** Mails of one ticket: the first, and those that are sent again. */
export const CODE_MAILS = 4

/** A code as it is typed: spaces between its digits do not count. */
export const codeSchema = v.pipe(
  v.string(says('not_text')),
  v.transform((typed) => typed.replace(/\s/g, '')),
  v.regex(new RegExp(`^\\d{${CODE_LENGTH}}$`), says('wrong_shape')),
)

/** What a device keeps of its request: the code of the mail opens nothing without it. */
export const ticketSchema = v.pipe(v.string(says('not_text')), v.regex(/^[\w-]{43}$/, says('wrong_shape')))

/** The answer to a request for a code. Known and unknown addresses get the same. */
export const askedSchema = v.object({ ticket: v.string(), expiresAt: v.string() })
export type Asked = v.InferOutput<typeof askedSchema>

/** A code as a mail shows it: `1234 5678`. */
export const shownCode = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')
