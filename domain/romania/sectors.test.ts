import { describe, expect, it } from 'vitest'
import { sectorOf } from './sectors.ts'

describe('a sector of Bucharest', () => {
  it('is one of six, however it is written', () => {
    for (const text of ['Sector 3', 'SECTOR3', 'București, sectorul 3', 'sect. 3', 'Sector 3 Mun. Bucureşti'])
      expect(sectorOf(text), text).toBe('SECTOR3')
  })

  it('is never the first digit of another number, nor of another word', () => {
    for (const text of [
      'Sector 12',
      'SECTOR10',
      'sectorul 33',
      'Sector 7',
      'Sector 0',
      'Sector',
      'Insector 3',
    ])
      expect(sectorOf(text), text).toBe('')
  })
})
