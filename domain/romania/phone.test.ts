import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialDigits, formatPhone, isPhone, normalisePhone } from './phone.ts'

describe('phones', () => {
  it.each([
    '0722 123 456',
    '0722.123.456',
    '+40722123456',
    '0040 722 123 456',
    '40722123456',
    '722123456',
    '+40 (0)722-123-456',
  ])('store %s as +40722123456', (typed) => {
    expect(normalisePhone(typed)).toBe('+40722123456')
    expect(formatPhone(typed)).toBe('0722 123 456')
    expect(dialDigits(typed)).toBe('40722123456')
  })

  it('show landlines by their prefix', () => {
    expect(formatPhone('0213123456')).toBe('021 312 3456')
    expect(formatPhone('0241123456')).toBe('0241 123 456')
    expect(isPhone('0241123456')).toBe(true)
  })

  it('keep international numbers', () => {
    expect(normalisePhone('+49 151 2345 6789')).toBe('+4915123456789')
    expect(normalisePhone('0049 151 2345 6789')).toBe('+4915123456789')
    expect(formatPhone('+4915123456789')).toBe('+4915123456789')
  })

  it('keep a text that is no number', () => {
    expect(normalisePhone(' sună la birou ')).toBe('sună la birou')
    expect(isPhone('0722 123')).toBe(false)
    expect(dialDigits('0722 123')).toBeNull()
    expect(isPhone('')).toBe(false)
  })

  it('normalise once, and the shown form is stored the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?[0-9 ]{3,16}$/)), (text) => {
        const stored = normalisePhone(text)
        expect(normalisePhone(stored)).toBe(stored)
        expect(normalisePhone(formatPhone(stored))).toBe(stored)
      }),
    )
  })
})
