import { expect, it } from 'vitest'
import { PACKS } from './catalogue.ts'
import { priceOf } from './unit-price.ts'

it('a unit costs what it costs in the smallest pack, and nothing is said where no pack is sold', () => {
  const [smallest] = PACKS.filter(({ feature }) => feature === 'sms').sort((a, b) => a.units - b.units)
  expect(priceOf('sms', smallest?.units ?? 0)).toBe(smallest?.price)
  expect(priceOf('whatsapp_cloud', 3)).toBeNull()
})
