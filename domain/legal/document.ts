/** The languages of legal documents; the Romanian text is the one that binds. */
export const LEGAL_LANGUAGES = ['ro', 'en'] as const
export type LegalLanguage = (typeof LEGAL_LANGUAGES)[number]

/** A part of a document: a title and its paragraphs; a list stands as an array of its points. */
export type LegalSection = { title: string; text: readonly (string | readonly string[])[] }

export type LegalText = { title: string; summary: string; sections: readonly LegalSection[] }

/** A document that people read and, where they sign up, accept in one version. */
export type LegalDocument = {
  /** `YYYY-MM-DD`, the day from which the text applies. It changes with every change of the meaning. */
  version: string
  texts: Readonly<Record<LegalLanguage, LegalText>>
}
