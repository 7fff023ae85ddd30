import { describe, expect, it } from 'vitest'
import { isTellingVin, isVin, normaliseVin, vinWarning } from './vin.ts'

describe('VIN', () => {
  it('accepts modern numbers and older, shorter ones', () => {
    expect(isVin('uu1-l52ca 549123456')).toBe(true)
    expect(isVin('123456')).toBe(true)
    expect(isVin('1234')).toBe(false)
    expect(isVin('')).toBe(false)
    expect(normaliseVin(' wvwzzz1jz3w386752 ')).toBe('WVWZZZ1JZ3W386752')
  })

  it('is stored by its look', () => {
    expect(normaliseVin('WVWZZZ1КZАW123456')).toBe('WVWZZZ1KZAW123456')
    expect(normaliseVin('ＷＶＷ１２３')).toBe('WVW123')
    expect(normaliseVin('Ж12345')).toBe('Ж12345')
    expect(isVin('Ж12345')).toBe(false)
  })

  it('identifies a car only where it is a real number', () => {
    expect(isTellingVin('uu1 lsdaa h12345678')).toBe(true)
    for (const vin of ['', 'NECUNOSCUT', 'NECUNOSCUTNECUNOS', '0'.repeat(17), 'X'.repeat(17), '123456'])
      expect([vin, isTellingVin(vin)]).toEqual([vin, false])
  })

  it('names the fault', () => {
    expect(vinWarning('WVWZZZ1JZ3W386752')).toBeNull()
    expect(vinWarning('WVWZZZ1JZ3W38675O')).toBe('letters')
    expect(vinWarning('WVWZZZ1JZ3W3867521')).toBe('length')
  })
})
