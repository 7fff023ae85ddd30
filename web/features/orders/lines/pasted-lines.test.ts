import { describe, expect, it } from 'vitest'
import { pastedLines } from './pasted-lines.ts'

describe('a pasted list', () => {
  it('becomes one line of the order each, without bullets and numbers', () => {
    expect(pastedLines('- Schimb ulei\r\n- Filtru aer\r\n\r\n3. Geometrie\t roți\n4x4: reglaj')).toEqual([
      'Schimb ulei',
      'Filtru aer',
      'Geometrie roți',
      '4x4: reglaj',
    ])
  })

  it('is no list when it has one line', () => {
    expect(pastedLines('Schimb ulei')).toEqual([])
    expect(pastedLines('\nSchimb ulei\n')).toEqual([])
  })
})
