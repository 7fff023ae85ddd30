import fc from 'fast-check'
import { countrySpecs, isValidIBAN } from 'ibantools'
import { describe, expect, it } from 'vitest'
import { formatIban, ibanLength, isValidIban, normaliseIban } from './iban.ts'

const SAMPLE = 'RO49AAAA1B31007593840000'

describe('IBAN', () => {
  it('is read by its look: Cyrillic letters of a pasted account', () => {
    expect(normaliseIban('RО49 ААAA 1B31 0075 9384 0000')).toBe('RO49AAAA1B31007593840000')
  })

  it('accepts the sample with and without spaces', () => {
    expect(isValidIban(SAMPLE)).toBe(true)
    expect(isValidIban('ro49 aaaa 1b31 0075 9384 0000')).toBe(true)
    expect(formatIban(SAMPLE)).toBe('RO49 AAAA 1B31 0075 9384 0000')
  })

  // As their countries publish them in SWIFT's registry.
  it.each([
    'DE89370400440532013000',
    'LT12 1000 0111 0100 1000',
    'BE68 5390 0754 7034',
    'NO93 8601 1117 947',
    'MT84 MALT 0110 0001 2345 MTLC AST0 01S',
    'BG80 BNBG 9661 1020 3456 78',
  ])('accepts %s of another country', (iban) => {
    expect(isValidIban(iban)).toBe(true)
    expect(isValidIban(`${iban}0`)).toBe(false)
    expect(isValidIban(iban.slice(0, -1))).toBe(false)
  })

  it('has the length of every country in another implementation', () => {
    const theirs = Object.entries(countrySpecs).filter(([, { chars }]) => chars)
    expect(theirs.length).toBeGreaterThan(100)
    for (const [country, { chars }] of theirs) expect(ibanLength(country), country).toBe(chars)
    expect(isValidIban('US64SVBKUS6S3300958879')).toBe(false)
  })

  it('refuses every length and check digit that another implementation refuses', () => {
    const country = fc.constantFrom(...Object.keys(countrySpecs))
    fc.assert(
      fc.property(country, fc.stringMatching(/^\d{2}[0-9A-Z]{8,28}$/), (code, rest) => {
        // The other implementation also checks the country's own format.
        if (isValidIBAN(code + rest)) expect(isValidIban(code + rest)).toBe(true)
        if (code.length + rest.length !== ibanLength(code)) expect(isValidIban(code + rest)).toBe(false)
      }),
    )
  })

  it('refuses short and long numbers, and a Romanian one without the letters of a bank', () => {
    expect(isValidIban('RO98123412341234123412AA')).toBe(false)
    expect(isValidIban(SAMPLE.slice(0, -1))).toBe(false)
    expect(isValidIban(`${SAMPLE}0`)).toBe(false)
    expect(isValidIban('')).toBe(false)
  })

  it('catches any single changed digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 23 }), fc.integer({ min: 0, max: 9 }), (place, digit) => {
        const changed = SAMPLE.slice(0, place) + digit + SAMPLE.slice(place + 1)
        expect(isValidIban(changed)).toBe(changed === SAMPLE)
      }),
    )
  })

  it('formats without losing a character', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normaliseIban(formatIban(text))).toBe(normaliseIban(text))
      }),
    )
  })
})
