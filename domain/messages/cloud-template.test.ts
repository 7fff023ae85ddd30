import { expect, it } from 'vitest'
import { planHas } from '#domain/plans/catalogue.ts'
import { periodAt, usageId } from '#domain/usage/standing.ts'
import { aMessagingShop, NOON, SMS } from '#tests/factories/messaging-shop.ts'
import { parameterAsSent, textAsSent } from './as-sent.ts'
import { whatsAppWay } from './channels.ts'
import { framed, MAX_PARAMETER } from './cloud-template.ts'
import { NO_SECRETS } from './template.ts'
import { LANGUAGES, PURPOSES } from './words.ts'

const CLOUD = { ...SMS, channel: 'whatsapp', way: 'cloud' } as const
const META_MOST = 1_024

it('a text becomes one line in the frame of its language, with diacritics', () => {
  const message = {
    ...CLOUD,
    body: 'Bună ziua!\n\nMașina e   gata:\t{link}',
    diacritics: 0,
    language: 'en',
  } as const
  const links = { ...NO_SECRETS, link: 'https://x.ro/p/1' }
  expect(parameterAsSent(message, links)).toBe('Bună ziua! Mașina e gata: https://x.ro/p/1')
  expect(textAsSent(message, links)).toContain(': Bună ziua! Mașina e gata: https://x.ro/p/1\n\n')
})

it.each(LANGUAGES)('the longest parameter fits into the template (%s)', (language) => {
  expect(framed('ț'.repeat(MAX_PARAMETER), language).length).toBeLessThanOrEqual(META_MOST)
})

it('the server sends what is service, on a plan that has it, where it is set up', () => {
  expect(PURPOSES.filter((purpose) => whatsAppWay(purpose, 'pro', 'cloud') === 'cloud')).toEqual([
    'estimate',
    'ready',
    'invoice',
    'general',
    'code',
    'appointment',
    'appointment_refused',
    'appointment_eve',
  ])
  expect([whatsAppWay('ready', 'pro', 'link'), whatsAppWay('ready', 'basic', 'cloud')]).toEqual([
    'link',
    'link',
  ])
  expect(planHas('basic', 'whatsapp_cloud')).toBe(false)
})

const COMMERCIAL = { purpose: 'campaign', body: '{stop}' } as const
const usedOf = (shop: Awaited<ReturnType<typeof aMessagingShop>>) =>
  shop.row('usage', usageId('whatsapp_cloud', periodAt(NOON)))?.used ?? 0

it('a message by the server is one unit of its own meter, which is charged only where it arrives', async () => {
  const shop = await aMessagingShop()
  const { id } = await shop.send(CLOUD)
  expect(shop.message(id)).toMatchObject({ state: 'reserved', segments: 1, due_at: NOON, units: 0 })
  expect([...shop.effects.keys()].some((key) => key.startsWith(`messages.send/${id}`))).toBe(true)
  for (const state of ['sending', 'sent']) await shop.report(id, { state })
  expect([shop.message(id).units, usedOf(shop), shop.month().used]).toEqual([1, 1, 0])
  await shop.report(id, { state: 'failed', error: '131026' })
  expect([shop.message(id).units, usedOf(shop)]).toEqual([0, 0])
})

it.each([
  ['basic', {}, 'plan_required'],
  ['pro', COMMERCIAL, 'invalid_input'],
] as const)('on %s with %j: %s', async (plan, changes, expected) => {
  const shop = await aMessagingShop(plan)
  expect((await shop.send({ ...CLOUD, ...changes })).code).toBe(expected)
})

it('too long a text is stopped', async () => {
  const shop = await aMessagingShop()
  const { id } = await shop.send({ ...CLOUD, body: 'a'.repeat(MAX_PARAMETER + 1) })
  expect(shop.message(id)).toMatchObject({ state: 'suppressed', reason: 'text_too_long', held: '' })
})
