/**
 * The versions of the documents that a person accepts who signs up: the days from which they apply. A change of the
 * meaning gives a new one. They stand apart from the texts, which no screen needs.
 */
export const TERMS_VERSION = '2026-11-29'
export const PRIVACY_VERSION = '2026-11-29'
