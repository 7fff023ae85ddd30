import { expect, it } from 'vitest'
import { shortNames } from './short-names.ts'

it('lanes of a week are told apart where their names would be cut to the same text', () => {
  const names = ['Elevator mare', 'Elevator mic', 'Rampa 1', 'Rampa 2', 'Geometrie roți', 'Vulcanizare']
  expect(shortNames(names)).toEqual([
    'E. mare',
    'E. mic',
    'Rampa 1',
    'Rampa 2',
    'Geometrie roți',
    'Vulcanizare',
  ])
  expect(shortNames(['Ștefan Țurcanu', 'Ștefan Popa'])).toEqual(['Ș. Țurcanu', 'Ș. Popa'])
})
