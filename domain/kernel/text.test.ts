import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, cutText, fits, lengthOf } from './text.ts'

/**
 * Texts with everything that people paste: marks, lone surrogates, controls, cedillas, and letters that NFC splits or
 * joins.
 */
const pasted = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'aș ț\n\t\r'),
    fc.constantFrom('ş', 'Ţ', 's\u0327', 's\u0326', '\u0327', '\u031B', '\uFB2C', '\u0344', '😀', '\u00A0'),
    fc.constantFrom('\u0000', '\u0085', '\u00AD', '\u200B', '\u200F', '\u202A', '\u202E', '\u2028', '\u2060'),
    fc.constantFrom('\u2069', '\uFEFF', '\uFFFE', '\uFFFF', '\uD800', '\uDC00'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 30,
})

describe('a text', () => {
  it.each([
    ['marks that nobody sees', '\u202A+40 722 123 456\u202C', '+40 722 123 456'],
    ['zero widths and a byte order mark', '\uFEFFIon\u200B Pop\u2060\u00ADescu', 'Ion Popescu'],
    ['NUL and other controls', 'Ion\u0000Pop\u009Descu\t', 'Ion Pop escu'],
    ['non-characters', 'a\uFFFEb\uFFFFc', 'abc'],
    ['lone halves of a letter', 'a\uD800b\uDC00', 'ab'],
    ['whole letters of two halves', '😀', '😀'],
    ['cedillas', 'Ţăndărică Ştefan ş ţ', 'Țăndărică Ștefan ș ț'],
    ['cedillas apart from their letter', 's\u0327i t\u0327ara', 'și țara'],
    ['line breaks of other systems', ' a\r\nb\rc\u2028d ', 'a\nb\nc\nd'],
    ['blanks between words', 'a  b', 'a  b'],
  ])('with %s', (_, typed, kept) => {
    expect(cleanText(typed)).toBe(kept)
  })

  it('stays the same when cleaned again, and contains no forbidden character', () => {
    fc.assert(
      fc.property(pasted, (typed) => {
        const kept = cleanText(typed)
        expect(cleanText(kept)).toBe(kept)
        expect(kept.normalize('NFC')).toBe(kept)
        expect(kept.isWellFormed()).toBe(true)
        expect(kept).not.toMatch(
          // biome-ignore lint/suspicious/noControlCharactersInRegex: the text must not contain them
          /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFFşţŞŢ]/,
        )
      }),
    )
  })

  it('keeps every visible letter', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zăâîșțA-Z0-9.,-]*$/), (typed) => {
        expect(cleanText(typed)).toBe(typed)
      }),
    )
  })

  it('is measured and cut in code points', () => {
    expect(lengthOf('a😀ș')).toBe(3)
    expect(fits('😀'.repeat(200), 200)).toBe(true)
    expect(fits('😀'.repeat(201), 200)).toBe(false)
    expect(cutText('😀'.repeat(201), 200)).toBe('😀'.repeat(200))
  })
})
