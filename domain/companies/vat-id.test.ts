import { describe, expect, it } from 'vitest'
import { companyCode, hasVatForm, vatCountry } from './vat-id.ts'

describe('a foreign TVA code', () => {
  it.each([
    ['DE123456789', 'DE'],
    ['de 123.456.789', 'DE'],
    ['ATU12345678', 'AT'],
    ['EL123456789', 'GR'],
    ['NL123456789B01', 'NL'],
    ['FRXX123456789', 'FR'],
    ['HU12345678', 'HU'],
    ['BG1234567890', 'BG'],
    ['XI123456789', 'GB'],
    ['14399840', null],
    ['RO14399840', null],
    ['DE12345678', null],
    ['MD1234567', null],
    ['toString', null],
    ['', null],
  ])('%s is of %s', (code, country) => {
    expect(vatCountry(code)).toBe(country)
  })

  it('is stored with its prefix, a Romanian one without', () => {
    expect(companyCode('RO 14399840', 'RO')).toBe('14399840')
    expect(companyCode('123 456 789', 'DE')).toBe('DE123456789')
    expect(companyCode('de123456789', 'DE')).toBe('DE123456789')
    expect(companyCode('123456789', 'GR')).toBe('EL123456789')
    // An unknown form stays as written.
    expect(companyCode('1003600012345', 'MD')).toBe('1003600012345')
    expect([hasVatForm('GR'), hasVatForm('MD'), hasVatForm('RO')]).toEqual([true, false, false])
  })
})
