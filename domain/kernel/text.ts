/**
 * The one definition of text. All input (a column, the label of an act, a body of the API, a cell of a CSV, a row of a
 * backup) is first cleaned and brought into one form, and measured afterwards, so that a stored text can be sent back,
 * restored and found again.
 */

/**
 * Zero-width and direction marks, byte order marks, soft hyphens and non-characters: they are invisible and hide what
 * stands beside them.
 */
const INVISIBLE =
  /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFDD0-\uFDEF\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]|\p{Surrogate}/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: `cleanLetters` replaces them
const CONTROL = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g
const LINE_BREAK = /\r\n?|\u0085|\u2028|\u2029/g
const CEDILLA = /[ŞşŢţ]/
const MARKED = /[SsTt]\p{M}+/gu
/** Texts that need no cleaning: most texts are plain, and a backup has millions. */
const PLAIN = /^[\n -~]*$/

/** Old fonts and the official registers write ş and ţ with a cedilla; Romanian uses the comma below. */
const foldCedilla = (text: string): string => {
  const letters = text.normalize('NFC')
  if (!CEDILLA.test(letters)) return letters
  // Decomposed, so that a letter with two cedillas keeps none.
  const apart = letters.normalize('NFD')
  return apart.replace(MARKED, (letter) => letter.replaceAll('\u0327', '\u0326')).normalize('NFC')
}

/** Removes characters that no text may contain, and normalises the letters; blanks at the ends stay. */
export const cleanLetters = (text: string): string =>
  PLAIN.test(text)
    ? text
    : foldCedilla(text.replace(LINE_BREAK, '\n').replace(CONTROL, ' ').replace(INVISIBLE, ''))

/** A text as it is stored: visible letters only, in NFC, with the comma below, line breaks as `\n`, trimmed. */
export const cleanText = (text: string): string => cleanLetters(text).trim()

/** Characters as people and e-Factura count them: code points, not UTF-16 units. */
export const lengthOf = (text: string): number => {
  let length = 0
  for (const _ of text) length += 1
  return length
}

/** Whether a text has at most `max` characters. A short text needs no count. */
export const fits = (text: string, max: number): boolean => text.length <= max || lengthOf(text) <= max

/** The first `max` characters of a text. */
export const cutText = (text: string, max: number): string =>
  text.length <= max ? text : Array.from(text).slice(0, max).join('')
