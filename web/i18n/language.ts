/** The languages of the app, each by its own name. Romanian comes first: it is the default. */
export const LANGUAGES = { ro: 'Română', en: 'English' } as const

export type Language = keyof typeof LANGUAGES

/** The language in use. A live binding, like `m`; only `choose-language.ts` changes it. */
export let language: Language = 'ro'

/** Sets the language of numbers and dates; `speak` sets that of the texts. */
export const writeIn = (next: Language): void => {
  language = next
}

/** Whether a text from outside (storage, an attribute) names a language. */
export const isLanguage = (text: unknown): text is Language =>
  typeof text === 'string' && Object.hasOwn(LANGUAGES, text)
