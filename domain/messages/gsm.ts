/**
 * The alphabet of SMS (GSM 03.38): seven bits a letter. Letters of the extension take an escape before them, so they
 * cost two septets. No Romanian diacritic and no typographic quote is in it.
 */

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const EXTENSION = '\f^{}\\[~]|€'
const ESCAPE = '\u001B'

const COST = new Map([
  ...[...BASIC].filter((letter) => letter !== ESCAPE).map((letter) => [letter, 1] as const),
  ...[...EXTENSION].map((letter) => [letter, 2] as const),
])

/** Septets of one letter; null where the alphabet lacks it. */
export const septetsOf = (letter: string): number | null => COST.get(letter) ?? null

/** Whether a text can be sent with this alphabet. */
export const isGsm = (text: string): boolean => [...text].every((letter) => COST.has(letter))

/** Signs without a base letter in the alphabet, and what is read instead. */
const FOLDED: Readonly<Record<string, string>> = {
  '„': '"',
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '`': "'",
  '´': "'",
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '•': '-',
  '·': '-',
  '…': '...',
  '×': 'x',
  '№': 'nr.',
  '°': ' grade ',
  '½': '1/2',
  '\t': ' ',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
}

const SPACES = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/u
const MARKS = /\p{M}/gu

const foldLetter = (letter: string): string => {
  if (COST.has(letter)) return letter
  const sign = FOLDED[letter]
  if (sign !== undefined) return sign
  if (SPACES.test(letter)) return ' '
  const base = letter.normalize('NFKD').replace(MARKS, '')
  return base !== '' && isGsm(base) ? base : letter
}

/** A text with its diacritics and typographic signs folded into the alphabet. What it can't express, stays. */
export const foldToGsm = (text: string): string => Array.from(text.normalize('NFC'), foldLetter).join('')
