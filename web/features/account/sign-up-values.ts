import * as v from 'valibot'
import { PRIVACY_VERSION, TERMS_VERSION } from '#domain/legal/versions.ts'
import { type RegisterBody, registerSchema } from '#domain/team/sign-up.ts'
import { language } from '#web/i18n/language.ts'
import { keepText, keptText } from '#web/ui/kept-text.ts'

/** The values of the sign-up's form. All are kept while it goes on, except for the password, which only the page has. */

/** What is kept on the device until the code is typed. `registered` is 'no' for a shop without a fiscal code yet. */
const KEPT = ['company', 'cui', 'registered', 'name', 'email', 'termsVersion'] as const

export type SignUpValues = Record<(typeof KEPT)[number] | 'password', string>

/** The password of this page, for a person who comes back to mend the address. */
let password = ''

const keyOf = (field: string): string => `signup/${field}`

export const keptValues = (): SignUpValues => ({
  ...(Object.fromEntries(KEPT.map((field) => [field, keptText(keyOf(field)) ?? ''])) as SignUpValues),
  password,
})

export const keepValue = (field: keyof SignUpValues, value: string): void => {
  if (field === 'password') password = value
  else keepText(keyOf(field), value)
}

export const forgetValues = (): void => {
  password = ''
  for (const field of KEPT) keepText(keyOf(field), null)
}

export const bodyOf = ({ registered, termsVersion, ...typed }: SignUpValues): RegisterBody => ({
  ...typed,
  cui: registered === 'no' ? '' : typed.cui,
  registered: registered !== 'no',
  // Accepted together: the versions that this app shows. Any other text is refused beside the box.
  termsVersion: (termsVersion === TERMS_VERSION ? TERMS_VERSION : '') as typeof TERMS_VERSION,
  privacyVersion: (termsVersion === TERMS_VERSION ? PRIVACY_VERSION : '') as typeof PRIVACY_VERSION,
  language,
})

/** Checks the form's values as the server checks the sign-up. */
export const signUpSchema = v.pipe(
  v.custom<SignUpValues>(() => true),
  v.transform(bodyOf),
  registerSchema,
)
