/** The languages that the app speaks, each by its own name. Romanian comes first: who chose nothing gets it. */
export const LANGUAGES = { ro: 'Română', en: 'English' } as const

export type Language = keyof typeof LANGUAGES

/** The language in use. A live binding, like `m`; `choose-language.ts` alone changes it. */
export let language: Language = 'ro'

/** Puts the numbers and dates of a language in use; its words come with `speak`. */
export const writeIn = (next: Language): void => {
  language = next
}

/** Whether a text from outside (storage, an attribute) names a language. */
export const isLanguage = (text: unknown): text is Language =>
  typeof text === 'string' && Object.hasOwn(LANGUAGES, text)
