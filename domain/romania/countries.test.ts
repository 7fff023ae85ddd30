import { invoiceSchema } from '@e-invoice-eu/core'
import { describe, expect, it } from 'vitest'
import { COUNTRIES, countryName, isCountryCode, normaliseCountry } from './countries.ts'

/** Every code list of the other implementation's schema. */
const listsIn = (node: unknown): string[][] => {
  if (typeof node !== 'object' || node === null) return []
  const { enum: list } = node as { enum?: string[] }
  return [...(list ? [list] : []), ...Object.values(node).flatMap(listsIn)]
}

describe('a country', () => {
  it('has exactly the codes that e-Factura accepts', () => {
    const theirs = listsIn(invoiceSchema).find((list) => list.includes('RO') && list.includes('1A'))
    // That list has codes for Kosovo and Northern Ireland that ISO lacks.
    expect(Object.keys(COUNTRIES)).toEqual(theirs?.filter((code) => code !== '1A' && code !== 'XI').sort())
  })

  it('is stored by its ISO code in capitals, Greece and Great Britain too', () => {
    expect(['ro', ' DE ', 'EL', 'uk', 'XX', '', 'Germania'].map(normaliseCountry)).toEqual([
      'RO',
      'DE',
      'GR',
      'GB',
      '',
      '',
      '',
    ])
    expect(['RO', 'ro', 'EL', 'XX', ''].map(isCountryCode)).toEqual([true, false, false, false, false])
  })

  it('has a Romanian name', () => {
    expect([countryName('DE'), countryName('MD'), countryName('XX')]).toEqual([
      'Germania',
      'Republica Moldova',
      'XX',
    ])
    for (const name of Object.values(COUNTRIES)) expect(name).not.toMatch(/[şţŞŢ]|^..$/)
  })
})
