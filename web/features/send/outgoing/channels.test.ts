import { expect, it } from 'vitest'
import { channelsFor, firstOpen } from './channels.ts'

const facts = { plan: 'pro', phone: '+40722123456', email: 'ana@exemplu.ro' } as const
const closed = (some: Partial<Parameters<typeof channelsFor>[0]>) =>
  Object.fromEntries(channelsFor({ ...facts, ...some }).map((one) => [one.channel, one.closed]))
const first = (some: Partial<Parameters<typeof channelsFor>[0]>) =>
  firstOpen(channelsFor({ ...facts, ...some }))

it('a plan opens its channels, the first open one is chosen', () => {
  expect(closed({})).toEqual({ sms: null, whatsapp: null, email: null, share: null })
  expect(closed({ plan: 'basic' })).toEqual({
    sms: { why: 'plan', feature: 'sms' },
    whatsapp: null,
    email: null,
    share: null,
  })
  expect([first({}), first({ plan: 'basic' }), first({ plan: null })]).toEqual(['sms', 'whatsapp', 'share'])
})

it('without an account the file is left, which the device makes itself', () => {
  const account = { why: 'account' }
  expect(closed({ plan: null })).toEqual({ sms: account, whatsapp: account, email: account, share: null })
})

it('a number without SMS leaves WhatsApp, a client without a number e-mail', () => {
  expect(closed({ phone: '+40241123456' })).toMatchObject({
    sms: { why: 'address', reason: 'number_landline' },
    whatsapp: null,
  })
  expect(first({ phone: '+40241123456' })).toBe('whatsapp')
  expect(first({ phone: '' })).toBe('email')
  expect(first({ phone: '', email: '' })).toBe('share')
})
