import { describe, expect, it } from 'vitest'
import { COUNTIES, isCountyCode, normaliseCounty } from './counties.ts'

describe('counties', () => {
  it('are the 42 of CIUS-RO', () => {
    const codes =
      'AB AR AG B BC BH BN BT BR BV BZ CL CS CJ CT CV DB DJ GL GR GJ HR HD IL IS IF MM MH MS NT OT PH SJ SM SB SV TR TM TL VL VS VN'
    expect(Object.keys(COUNTIES).sort()).toEqual(codes.split(' ').sort())
  })

  it('are recognised by code only', () => {
    expect(isCountyCode('CT')).toBe(true)
    expect(isCountyCode('ct')).toBe(false)
    expect(isCountyCode('toString')).toBe(false)
  })

  it('are stored as a code, or as an empty text', () => {
    expect(['ct', ' RO-CT ', 'B', 'Dobrogea', ''].map(normaliseCounty)).toEqual(['CT', 'CT', 'B', '', ''])
    expect(
      ['Constanța', 'JUD. CONSTANTA', 'Județul Caraș-Severin', 'MUNICIPIUL BUCUREŞTI'].map(normaliseCounty),
    ).toEqual(['CT', 'CT', 'CS', 'B'])
  })

  it('have the comma below, not the cedilla', () => {
    expect(Object.values(COUNTIES).join('')).not.toMatch(/[şţŞŢ]/)
  })
})
