import { describe, expect, it } from 'vitest'
import { sectorOf } from './sectors.ts'

describe('a sector of Bucharest', () => {
  it('is one of six, in every spelling', () => {
    for (const text of ['Sector 3', 'SECTOR3', 'București, sectorul 3', 'sect. 3', 'Sector 3 Mun. Bucureşti'])
      expect(sectorOf(text), text).toBe('SECTOR3')
  })

  it('is never the first digit of a longer number or word', () => {
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
