/**
 * Letters of other alphabets that look like Latin ones, in capitals: a plate or a chassis number is read off metal, and
 * what a Cyrillic or Greek keyboard writes for `A` is another letter only to a computer.
 */
const FROM = 'АВЕЅІЈКМНОРСТУҮХԚԜҺԌӀ' + 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺͿ'
const INTO = 'ABESIJKMHOPCTYYXQWHGI' + 'ABEZHIKMNOPTYXCMJ'

const LATIN = new Map(Array.from(FROM, (letter, place) => [letter, INTO[place] ?? letter]))

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
const ASCII = /^[\u0000-\u007F]*$/

/**
 * A code (plate, chassis number, CUI, IBAN) as it is kept: capitals and digits alone, the letters that look Latin made Latin, full-width
 * ones plain, diacritics dropped. A letter that looks like no Latin one stays: what was read is never lost.
 */
export const plainCode = (text: string): string => {
  if (ASCII.test(text)) return text.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const capitals = text.normalize('NFKD').toUpperCase().normalize('NFKD')
  return capitals
    .replace(/\P{ASCII}/gu, (letter) => LATIN.get(letter) ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .normalize('NFC')
}
