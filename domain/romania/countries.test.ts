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
  it('has a code that e-Factura takes, and all of them do', () => {
    const theirs = listsIn(invoiceSchema).find((list) => list.includes('RO') && list.includes('1A'))
    // Kosovo and Northern Ireland have codes there that ISO has not.
    expect(Object.keys(COUNTRIES)).toEqual(theirs?.filter((code) => code !== '1A' && code !== 'XI').sort())
  })

  it('is kept by its code in capitals, Greece and Great Britain by those of ISO', () => {
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
