import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { freePort } from '#bin/ports.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { ChangesAnswer, PushAnswer } from '#domain/sync/protocol.ts'
import { seeded } from '#tests/factories/random.ts'
import { idAt } from '#tests/factories/workshop.ts'
import { startSmsApiServer } from '#tests/fakes/smsapi-server.ts'
import { type MortalServer, mortalServer } from './mortal-server.ts'
import { openShop, type Shop } from './open-shop.ts'
import { changeOnDisk, passTime } from './shop-on-disk.ts'

/** M2 on the real server: killed with SIGKILL while SMSAPI has its request, it sends one SMS, and its state comes right. */

const NOW = Date.UTC(2026, 10, 21)
const random = seeded(20_261_130)

let state: string
let server: MortalServer
let gateway: Awaited<ReturnType<typeof startSmsApiServer>>
let shop: Shop

beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'roa-sms-'))
  cpSync(inject('migratedState'), state, { recursive: true })
  gateway = await startSmsApiServer()
  server = mortalServer({
    port: await freePort(),
    state,
    bundle: inject('bundle'),
    vars: { SMS_GATEWAY: gateway.url, SMSAPI_TOKEN: gateway.fake.token },
  })
  await server.start()
  shop = await openShop(await server.alive(), 'sms@service.test', random)
  // The object has the shop's row in memory.
  await server.killNow()
  changeOnDisk(state, "UPDATE tenants SET plan = 'pro', trial_expires_at = NULL")
  await server.start()
})
afterAll(async () => {
  await server.stop()
  await gateway.stop()
  rmSync(state, { recursive: true, force: true })
})

const headers = () => ({ 'content-type': 'application/json', authorization: `Bearer ${shop.accessToken}` })

const write = async (address: string): Promise<string> => {
  const id = idAt(random, NOW)
  const data = {
    address,
    channel: 'sms',
    purpose: 'general',
    body: 'Mașina e gata.',
    dedupe_key: id,
    forced: 1,
  }
  const mutation = {
    id: idAt(random, NOW),
    at: '2026-11-21T08:00:00.000Z',
    label: 'SMS',
    ops: [{ op: 'insert', collection: 'messages', id, data }],
  }
  const response = await fetch(`${await server.alive()}/api/sync/push`, {
    method: 'POST',
    headers: headers(),
    body: JSON.stringify({ clientId: id, epoch: shop.epoch, mutations: [mutation] }),
  })
  expect(((await response.json()) as PushAnswer).results).toMatchObject([{ status: 'applied' }])
  return id
}

const messageOf = async (id: string): Promise<Row | undefined> => {
  const response = await fetch(`${await server.alive()}/api/sync/changes?since=0&limit=1000`, {
    headers: headers(),
  })
  const { rows } = (await response.json()) as ChangesAnswer
  return rows.find(({ collection, row }) => collection === 'messages' && row.id === id)?.row
}

describe('an SMS whose server is killed', () => {
  it('after the provider accepts it is one SMS, and its report fills in the id', async () => {
    const { fake } = gateway
    const { promise: killed, resolve } = Promise.withResolvers<void>()
    fake.onAccepted = async () => {
      fake.onAccepted = async () => undefined
      await server.killNow()
      resolve()
    }
    const id = await write('+40722000001')
    await killed
    passTime(state)
    await server.start()
    await expect.poll(async () => (await messageOf(id))?.state, { timeout: 60_000 }).toBe('sent')
    const [sms, ...more] = fake.sent
    expect([sms?.idx.startsWith(`${shop.tenantId}.${id}`), more]).toEqual([true, []])
    expect((await messageOf(id))?.provider_id).toBe('')
    const answer = await fake.report(fake.sent, 404)
    expect([answer.status, await answer.text()]).toEqual([200, 'OK'])
    expect(await messageOf(id)).toMatchObject({ state: 'delivered', provider_id: sms?.id, units: 1 })
  })
})
