import { cleanText } from '#domain/kernel/text.ts'

/** Phone numbers: stored as E.164 (`+40722123456`), shown as Romanians write them (`0722 123 456`). */

const E164 = /^\+[1-9]\d{6,14}$/
const ROMANIAN = /^\+40([237]\d{8})$/

/**
 * The number as stored. Romanian numbers gain `+40`, international ones (`+…`, `00…`) stay; a text that is no phone
 * number is returned cleaned, so that no input is lost.
 */
export const normalisePhone = (text: string): string => {
  const clean = cleanText(text)
  const bare = clean.replace(/[\s().\-/\u2010-\u2015]/g, '').replace(/^00/, '+')
  const national = /^(?:\+?40)?0?([237]\d{8})$/.exec(bare)
  if (national) return `+40${national[1]}`
  return E164.test(bare) ? bare : clean
}

/** Whether a text is a phone number that can be stored as E.164. */
export const isPhone = (text: string): boolean => E164.test(normalisePhone(text))

/** The number as shown: `0722 123 456`, `021 312 3456`, international numbers as stored. */
export const formatPhone = (text: string): string => {
  const stored = normalisePhone(text)
  const number = ROMANIAN.exec(stored)?.[1]
  if (number === undefined) return stored
  const national = `0${number}`
  // Bucharest's prefixes have three digits (021, 031), all others four.
  return /^0[23]1/.test(national)
    ? `${national.slice(0, 3)} ${national.slice(3, 6)} ${national.slice(6)}`
    : `${national.slice(0, 4)} ${national.slice(4, 7)} ${national.slice(7)}`
}

/** The digits for a wa.me link (`40722123456`), or null for a text that is no phone number. */
export const dialDigits = (text: string): string | null => {
  const stored = normalisePhone(text)
  return E164.test(stored) ? stored.slice(1) : null
}
