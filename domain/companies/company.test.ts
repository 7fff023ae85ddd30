import { describe, expect, it } from 'vitest'
import { countyOf, tidy, townOf } from './company.ts'

describe('an address of the tax register', () => {
  it('is written with the comma below', () => {
    expect(tidy(' ŞOS.  Ţepeş Vodă ')).toBe('ȘOS. Țepeș Vodă')
  })

  it('names the town without its rank', () => {
    expect(
      ['Mun. Constanţa', 'Orş. Ovidiu', 'Sat Lumina', 'Municipiul Iaşi'].map((town) => townOf(town, 'CT')),
    ).toEqual(['Constanța', 'Ovidiu', 'Lumina', 'Iași'])
  })

  it('names the sector of Bucharest as e-Factura requires', () => {
    expect(townOf('Sector 3 Mun. Bucureşti', 'B')).toBe('SECTOR3')
    expect(townOf('Sectorul 6', 'B')).toBe('SECTOR6')
    expect(townOf('Mun. Bucureşti', 'B')).toBe('')
    expect(townOf('Sector 12', 'B')).toBe('')
  })

  it('recognises the county by its plate code or its name', () => {
    expect(countyOf('CT', '')).toBe('CT')
    expect(countyOf('', 'MUNICIPIUL BUCUREŞTI')).toBe('B')
    expect(countyOf('??', 'nicăieri')).toBe('')
  })
})
