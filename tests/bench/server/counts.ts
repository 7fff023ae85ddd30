import { uuidv7 } from '#domain/kernel/ids.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { LIMITS, type Op } from '#domain/sync/protocol.ts'
import { seeded } from '#tests/factories/random.ts'
import { aVehicle } from '#tests/factories/workshop.ts'
import { readChanges } from '#worker/db/changes.ts'
import { fullLoad } from '#worker/db/full-load.ts'
import { readHistory } from '#worker/db/history.ts'
import { type Counts, countingDb } from './counting-db.ts'
import { addOtherRows, orderOfSixRows, shopOnD1 } from './shop-on-d1.ts'

const NOW = '2026-11-29T12:00:00.000Z'

/** The costs, by name. */
export type Counted = { what: string; counts: Counts }[]

/** Numbers of changes per pull. */
export const PULLS = [0, 1, 10, 1000] as const

const anSms = (): Op => {
  const id = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
  const data = { channel: 'sms', purpose: 'ready', address: '+40722123456', body: 'Gata', dedupe_key: id }
  return { op: 'insert', collection: 'messages', id, data }
}

const aPhoto = (order_id: string): Op => {
  const id = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
  const picture = { type: 'image/jpeg', size: 200_000, width: 1_600, height: 1_200, sha256: 'a'.repeat(64) }
  return { op: 'insert', collection: 'photos', id, data: { order_id, taken_at: NOW, ...picture } }
}

/** Counts the rows that D1 reads and writes for each act of a shop with `others` other rows. */
export const countActs = async (real: D1Database, others: number): Promise<Counted> => {
  const { d1, measure } = countingDb(real)
  const shop = await shopOnD1(d1)
  if (others > 0) await addOtherRows(shop, others)
  const counted: Counted = []
  const note = async (what: string, run: () => Promise<unknown>) =>
    counted.push({ what, counts: await measure(run) })

  const vehicle = aVehicle(seeded(1), Date.now())
  await shop.cold().act([vehicle.op])
  await shop.cold().act(orderOfSixRows(vehicle.id).ops)
  const [first, second] = [orderOfSixRows(vehicle.id), orderOfSixRows(vehicle.id)]
  const device = shop.cold()
  await note('order created, cold', () => device.act(first.ops))
  await note('order created, warm', () => device.act(second.ops))

  const edit = async (device: ReturnType<typeof shop.cold>, ore: number) => {
    const { head } = await shop.head()
    const id = first.lineIds[0] ?? ''
    return () => device.act([{ op: 'patch', collection: 'order_lines', id, base: head, data: { ore } }])
  }
  const other = shop.cold()
  await note('line edited, cold', await edit(other, 1250))
  await note('line edited, warm', await edit(other, 1500))

  const of = { collection: 'orders', id: first.orderId, before: Number.MAX_SAFE_INTEGER }
  await note('history of an order', () => readHistory(shop.db, shop.actor, of, () => ''))

  const photo = aPhoto(first.orderId)
  await note('photo taken', () => device.act([photo]))
  const { tenantId } = shop.db
  const uploaded_at = NOW
  const arrival: Op = { op: 'patch', collection: 'photos', id: photo.id, base: 0, data: { uploaded_at } }
  const server = shop.cold(systemActor({ tenantId }, 'photos'))
  await note('its picture arrived', () => server.act([arrival]))

  await d1.prepare("UPDATE tenants SET plan = 'pro' WHERE tenant_id = ?").bind(shop.db.tenantId).run()
  const desk = shop.cold()
  await note('SMS queued, cold', () => desk.act([anSms()]))
  await note('SMS queued, warm', () => desk.act([anSms()]))

  // Something to pull, whatever the shop contained before.
  await addOtherRows(shop, Math.max(...PULLS))
  for (const k of PULLS) {
    const { epoch, head } = await shop.head()
    await note(`pull, k = ${k}`, () =>
      readChanges(shop.db, shop.actor, { epoch, rev: head - k }, LIMITS.changesPage, NOW),
    )
  }
  await note('first load', async () => {
    for await (const line of fullLoad(shop.db, shop.actor, NOW, null))
      if (!line) throw new Error('an empty line')
  })
  return counted
}
