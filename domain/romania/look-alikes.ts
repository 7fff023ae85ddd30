/**
 * Letters of other alphabets that look like Latin capitals. People read plates and chassis numbers off metal, and on a
 * Cyrillic or Greek keyboard they type another letter for the same shape.
 */
const FROM = 'АВЕЅІЈКМНОРСТУҮХԚԜҺԌӀ' + 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺͿ'
const INTO = 'ABESIJKMHOPCTYYXQWHGI' + 'ABEZHIKMNOPTYXCMJ'

const LATIN = new Map(Array.from(FROM, (letter, place) => [letter, INTO[place] ?? letter]))

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
const ASCII = /^[\u0000-\u007F]*$/

/** A code that is stored already. */
const PLAIN = /^[0-9A-Z]*$/

/**
 * A code (plate, chassis number, CUI, IBAN) as it is stored: capitals and digits only, look-alike letters made Latin,
 * full-width characters made plain, diacritics dropped. A letter without a Latin look-alike stays, so no input is lost.
 */
export const plainCode = (text: string): string => {
  if (PLAIN.test(text)) return text
  if (ASCII.test(text)) return text.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const capitals = text.normalize('NFKD').toUpperCase().normalize('NFKD')
  return capitals
    .replace(/\P{ASCII}/gu, (letter) => LATIN.get(letter) ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .normalize('NFC')
}
