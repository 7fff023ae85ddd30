import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCui, isValidCui, normaliseCui } from './cui.ts'

describe('CUI', () => {
  it.each(['14399840', '1590082', '361757', '18547290', '12345674'])('accepts %s', (cui) => {
    expect(isValidCui(cui)).toBe(true)
    expect(isValidCui(` ro ${cui} `)).toBe(true)
  })

  it.each(['12345678', '', 'RO', '1', '00', '0000000000', '12345678901', '1439984O', '-14399840x'])(
    'refuses %j',
    (cui) => {
      expect(isValidCui(cui)).toBe(false)
    },
  )

  it('is read by its look: Cyrillic letters and full-width digits of a pasted code', () => {
    expect(normaliseCui('RО 14399840')).toBe('14399840')
    expect(normaliseCui('ＲＯ１４３９９８４０')).toBe('14399840')
  })

  it('strips what people write around it', () => {
    expect(normaliseCui('CUI: RO 14.399.840')).toBe('14399840')
    expect(normaliseCui('CIF 1590082')).toBe('1590082')
    expect(formatCui('14399840', true)).toBe('RO14399840')
    expect(formatCui('RO14399840', false)).toBe('14399840')
  })

  it('has exactly one valid check digit for every body, and normalising twice changes nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (body) => {
        const right = Array.from({ length: 10 }, (_, digit) => `${body}${digit}`).filter(isValidCui)
        expect(right).toHaveLength(1)
        expect(normaliseCui(normaliseCui(`RO${body}`))).toBe(String(body))
      }),
    )
  })
})
