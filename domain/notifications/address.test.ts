import { expect, it } from 'vitest'
import { addressOf, isSeenOn } from './address.ts'

const to = (target_collection: string) => addressOf({ target_collection, target_id: '018f-7000' })

it('a thing with a page of its own, or a row of a page, is seen on that page', () => {
  expect(isSeenOn('/comenzi/018f-7000', to('orders'))).toBe(true)
  expect(isSeenOn('/comenzi/018f-7001', to('orders'))).toBe(false)
  expect(isSeenOn('/setari/export', to('exports'))).toBe(true)
  expect(isSeenOn('/setari/program', to('calendar_exceptions'))).toBe(true)
  expect(isSeenOn('/echipa', to('members'))).toBe(true)
  expect(isSeenOn('/setari', to('exports'))).toBe(false)
})

it('what opens over its page is not seen with it', () => {
  expect(isSeenOn('/programari', to('appointments'))).toBe(false)
})
