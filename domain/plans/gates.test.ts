import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CONTRACTS } from '#domain/api/contracts.ts'
import { clientActor } from '#domain/sync/actor.ts'
import { foundTeam } from '#domain/team/found-team.ts'
import { seedId } from '#domain/workshop/catalog/seeds.ts'
import { aMessagingShop, insert, newId, OWNER, SERVER, TENANT, WHO } from '#tests/factories/messaging-shop.ts'
import { FEATURES, type Feature, PLAN_IDS, PLANS, planHas } from './catalogue.ts'
import { GATES } from './gates.ts'

/** Every feature that is sold is refused to a shop without it, and only to such a shop. */

const gated = (kind: string) => FEATURES.filter((feature) => GATES[feature] === kind)

const textOf = (pattern: string): string =>
  globSync(pattern)
    .filter((path) => !path.includes('.test.'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')

it('each plan has all of the plans below it', () => {
  for (const [index, plan] of PLAN_IDS.entries()) {
    const below = PLAN_IDS[index - 1]
    if (!below) continue
    expect(PLANS[plan].features).toEqual(expect.arrayContaining([...PLANS[below].features]))
    expect(PLANS[plan].limits.users).toBeGreaterThanOrEqual(PLANS[below].limits.users)
  }
  expect(FEATURES.filter((feature) => PLAN_IDS.every((plan) => !planHas(plan, feature)))).toEqual([])
})

it.each(gated('contract'))('routes ask for %s', (feature) => {
  expect(CONTRACTS.filter((contract) => contract.feature === feature)).not.toEqual([])
})

it.each(gated('screen'))('a screen keeps %s closed', (feature) => {
  const screens = textOf('web/features/**/*.tsx')
  expect(screens).toMatch(new RegExp(`<Gate feature="${feature}"|useFeature\\('${feature}'\\)`))
})

it.each(gated('answer'))('the server treats shops with %s differently', (feature) => {
  expect(textOf('worker/**/*.ts')).toContain(`planHas(plan, '${feature}')`)
})

/** Acts that use a feature, in the words of the rules. */
const USES: Partial<Record<Feature, (shop: Awaited<ReturnType<typeof aMessagingShop>>) => Promise<string>>> =
  {
    sms: async (shop) => (await shop.send()).code,
    whatsapp_link: async (shop) => (await shop.send({ channel: 'whatsapp' })).code,
    whatsapp_cloud: async (shop) => (await shop.send({ channel: 'whatsapp', way: 'cloud' })).code,
    portal: async (shop) => (await shop.send({ channel: 'email', address: 'ion@example.com' })).code,
    booking: async (shop) => {
      const id = newId()
      await shop.act([insert('calendar_settings', TENANT, { enabled: 1, notice_hours: 0 })], OWNER)
      const data = {
        service_id: seedId(8, 1),
        data_ora: '2026-11-26T10:00:00.000Z',
        client_telefon: '0722123456',
      }
      const client = clientActor(TENANT, 'booking', { collection: 'appointments', id })
      return shop.act([insert('appointments', id, data)], client)
    },
    team: async (shop) => {
      await shop.act([foundTeam({ ...WHO, name: 'Ion', email: 'ion@example.com' })], SERVER)
      const colleague = { name: 'Ana', email: 'ana@example.com', role: 'reception' }
      return shop.act([insert('members', newId(), colleague)], OWNER)
    },
  }

describe('a commit', () => {
  const features = gated('commit')

  it('has an act here for each feature that it refuses', () => {
    expect(Object.keys(USES).sort()).toEqual([...features].sort())
  })

  it.each(features)('refuses %s to shops without it, and takes it from the others', async (feature) => {
    for (const plan of PLAN_IDS) {
      const outcome = await USES[feature]?.(await aMessagingShop(plan))
      expect([plan, outcome === 'applied']).toEqual([plan, planHas(plan, feature)])
      if (!planHas(plan, feature)) expect(['plan_required', 'limit_reached']).toContain(outcome)
    }
  })
})
