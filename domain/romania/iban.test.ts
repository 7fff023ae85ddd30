import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIban, isValidIban, normaliseIban } from './iban.ts'

const SAMPLE = 'RO49AAAA1B31007593840000'

describe('IBAN', () => {
  it('accepts the sample with and without spaces', () => {
    expect(isValidIban(SAMPLE)).toBe(true)
    expect(isValidIban('ro49 aaaa 1b31 0075 9384 0000')).toBe(true)
    expect(formatIban(SAMPLE)).toBe('RO49 AAAA 1B31 0075 9384 0000')
  })

  it('refuses foreign, short and long numbers', () => {
    expect(isValidIban('DE89370400440532013000')).toBe(false)
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

  it('formats without losing anything', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normaliseIban(formatIban(text))).toBe(normaliseIban(text))
      }),
    )
  })
})
