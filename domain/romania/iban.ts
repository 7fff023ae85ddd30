/** Romanian bank accounts: `RO`, two check digits, four letters of the bank, sixteen characters. */

const ROMANIAN = /^RO\d{2}[A-Z]{4}[A-Z0-9]{16}$/

/** The account as stored: upper case, no separators. */
export const normaliseIban = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** Remainder modulo 97 of the rearranged number, letter by letter, so that no number grows large (ISO 13616). */
const remainder = (iban: string): number => {
  let rest = 0
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97
  }
  return rest
}

/** Whether a text, with or without spaces, is a Romanian IBAN whose check digits are right. */
export const isValidIban = (text: string): boolean => {
  const iban = normaliseIban(text)
  return ROMANIAN.test(iban) && remainder(iban) === 1
}

/** The account in groups of four, as people read it. */
export const formatIban = (text: string): string => normaliseIban(text).replace(/(.{4})(?=.)/g, '$1 ')
