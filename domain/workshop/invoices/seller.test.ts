import { expect, it } from 'vitest'
import { missingOfSeller } from './seller.ts'

it('a shop without a fiscal code or an address is warned before it issues an invoice', () => {
  expect(missingOfSeller({ cui: '', adresa: '', localitate: '' })).toEqual(['cui', 'adresa', 'localitate'])
  expect(missingOfSeller({ cui: 'RO123', adresa: 'Str. Mare 1', localitate: 'Brăila' })).toEqual([])
})
