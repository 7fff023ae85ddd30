import { beforeAll, describe, expect, it } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { hex } from '#domain/kernel/hex.ts'
import { bindings, call, rowsDb } from '#tests/factories/api.ts'
import { comeDue, deliver } from '#tests/factories/effects.ts'
import { insert } from '#tests/factories/offered-order.ts'
import { aShop, newId } from '#tests/factories/sync.ts'
import { pictureKey } from '#worker/db/photos.ts'
import worker from '#worker/index.ts'

/** What a shop does not keep any longer, dropped by the daily job at a time that the test names. */

type Shop = Awaited<ReturnType<typeof aShop>>

const act = async ({ device }: Shop, ...ops: object[]) => {
  const { results } = await device.act(ops)
  expect(results).toMatchObject([{ status: 'applied' }])
}

/** An order of a client of its own, with a line that names the client and a photo of a day. */
const anOrder = async (shop: Shop, mark: string, day: string) => {
  const [contact, car, order, line, photo] = [newId(), newId(), newId(), newId(), newId()]
  const bytes = new Uint8Array(64)
  bytes.set([0xff, 0xd8, 0xff, 0xe0])
  bytes.set(new TextEncoder().encode(mark), 4)
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes))
  await act(
    shop,
    insert('contacts', contact, { name: `${mark}escu` }),
    insert('vehicles', car, { contact_id: contact }),
  )
  await act(
    shop,
    insert('orders', order, {
      data_comanda: day,
      vehicle_id: car,
      contact_id: contact,
      client_nume: `${mark}escu`,
      note_interne: `știe ${mark}`,
    }),
    insert('order_lines', line, {
      order_id: order,
      tip: 'manopera',
      descriere: `Cheia la ${mark}escu`,
      ore: 1000,
      pret_ora: 10_000,
    }),
    insert('photos', photo, {
      order_id: order,
      taken_at: `${day}T08:00:00.000Z`,
      type: 'image/jpeg',
      size: bytes.byteLength,
      width: 16,
      height: 12,
      sha256,
    }),
  )
  const put = await call(`/api/photos/${photo}`, {
    method: 'PUT',
    headers: { ...shop.device.headers, 'sec-fetch-site': 'same-origin' },
    body: bytes,
  })
  expect(put.status).toBe(204)
  return { contact, order, line, photo, key: pictureKey(shop.tenantId, sha256) }
}

const row = (table: string, id: string) =>
  rowsDb.prepare(`SELECT * FROM "${table}" WHERE id = ?`).bind(id).first<Record<string, unknown>>()

const keep = (shop: Shop, data: object) =>
  act(shop, insert('privacy_settings', shop.tenantId, data as Record<string, unknown>))

/** The daily cron at a time, and the job that it causes in a shop. */
const daily = async ({ tenantId }: Shop, day: string) => {
  await worker.scheduled(
    { cron: '17 1 * * *', scheduledTime: Date.parse(`${day}T01:17:00Z`), noRetry() {} },
    bindings,
    {} as ExecutionContext,
  )
  const key = `privacy.retain/${day}`
  const effect = () =>
    rowsDb
      .prepare('SELECT state FROM effects WHERE tenant_id = ? AND key = ?')
      .bind(tenantId, key)
      .first<{ state: string }>()
  if (!(await effect())) return null
  await comeDue(key)
  await deliver({ tenantId, key })
  return (await effect())?.state
}

const head = async ({ tenantId }: Shop) =>
  (
    await rowsDb
      .prepare('SELECT max(rev) AS rev FROM changes WHERE tenant_id = ?')
      .bind(tenantId)
      .first<{ rev: number }>()
  )?.rev

describe('what a shop does not keep any longer', () => {
  let shop: Shop
  let old: Awaited<ReturnType<typeof anOrder>>
  let young: Awaited<ReturnType<typeof anOrder>>
  beforeAll(async () => {
    shop = await aShop()
    old = await anOrder(shop, 'Bătrân', '2026-05-10')
    young = await anOrder(shop, 'Tânăr', '2026-11-20')
  }, 60_000)

  it('is nothing, until its owner says so', async () => {
    expect(await daily(shop, '2026-11-28')).toBeNull()
    expect((await row('orders', old.order))?.client_nume).toBe('Bătrânescu')
  })

  it('goes after the months that were chosen, with its files and its log, and the rest stays', async () => {
    await keep(shop, { photo_months: 6, order_months: 6 })
    // On the tenth of November the day is kept still.
    expect(await daily(shop, '2026-11-10')).toBe('done')
    expect((await row('orders', old.order))?.client_nume).toBe('Bătrânescu')
    expect(await daily(shop, '2026-11-11')).toBe('done')
    expect(await row('orders', old.order)).toMatchObject({
      client_nume: '[șters]',
      note_interne: '[șters]',
      contact_id: null,
      deleted_at: null,
      total_general: (await row('orders', young.order))?.total_general,
    })
    expect((await row('order_lines', old.line))?.descriere).toBe('[șters]')
    expect((await row('photos', old.photo))?.deleted_at).not.toBeNull()
    expect(await bindings.FILES.head(old.key)).toBeNull()
    expect((await row('contacts', old.contact))?.name).toBe('Bătrânescu')
    const { results } = await rowsDb
      .prepare('SELECT patch, prev FROM changes WHERE tenant_id = ? AND row_id IN (?, ?)')
      .bind(shop.tenantId, old.order, old.line)
      .all()
    expect(JSON.stringify(results)).not.toContain('Bătrân')
    expect(await row('orders', young.order)).toMatchObject({
      client_nume: 'Tânărescu',
      contact_id: young.contact,
    })
    expect((await row('photos', young.photo))?.deleted_at).toBeNull()
    expect(await bindings.FILES.head(young.key)).not.toBeNull()
  })

  it('goes once: another day writes nothing', async () => {
    const before = await head(shop)
    expect(await daily(shop, '2026-11-12')).toBe('done')
    expect(await head(shop)).toBe(before)
  })

  it('has messages: their text and address go, that they were sent stays', async () => {
    const message = newId()
    const writer = await aShop()
    await act(
      writer,
      insert('messages', message, {
        address: '+40722111222',
        channel: 'whatsapp',
        purpose: 'general',
        body: 'Bună ziua, Bătrânescu',
        dedupe_key: newId(),
        state: 'draft',
      }),
    )
    await keep(writer, { message_months: 6 })
    const later = new Date(Date.now() + 200 * DAY).toISOString().slice(0, 10)
    expect(await daily(writer, later)).toBe('done')
    const left = await row('messages', message)
    expect([left?.body, left?.deleted_at]).toEqual(['[șters]', null])
    expect(left?.address).not.toContain('722')
  })
})
