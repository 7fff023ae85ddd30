import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseCsv } from '#domain/csv/csv.ts'
import { hex } from '#domain/kernel/hex.ts'
import { COLLECTIONS } from '#domain/modules.ts'
import { PERSONAL_NAMES } from '#domain/privacy/personal.ts'
import type { ShopExport } from '#domain/roaauto/schema.ts'
import type { Row } from '#domain/sync/collection.ts'
import { bindings, call, errorOf, rawDb, rowsDb } from '#tests/factories/api.ts'
import { comeDue, deliver } from '#tests/factories/effects.ts'
import { insert } from '#tests/factories/offered-order.ts'
import { aShop, newId } from '#tests/factories/sync.ts'
import { exportKey } from '#worker/db/export-rows.ts'
import { Archive } from '#worker/modules/exports/archive.ts'
import { writePhotos } from '#worker/modules/exports/data-archive.ts'

/** Exports of all data and of one client's, read as their receiver reads them. */

type Shop = Awaited<ReturnType<typeof aShop>>

const act = async ({ device }: Shop, ...ops: object[]) => {
  const { results } = await device.act(ops)
  expect(results).toMatchObject([{ status: 'applied' }])
}

/** A client with a car, an order with a line, and a photo. */
const aClient = async (shop: Shop, name: string) => {
  const [contact, car, order, line, photo] = [newId(), newId(), newId(), newId(), newId()]
  const bytes = new Uint8Array(64)
  bytes.set([0xff, 0xd8, 0xff, 0xe0])
  bytes.set(new TextEncoder().encode(name), 4)
  await act(shop, insert('contacts', contact, { name }), insert('vehicles', car, { contact_id: contact }))
  await act(
    shop,
    insert('orders', order, { data_comanda: '2026-11-21', vehicle_id: car, contact_id: contact }),
    insert('order_lines', line, {
      order_id: order,
      tip: 'manopera',
      descriere: `Schimb la ${name}`,
      ore: 1500,
      pret_ora: 12_345,
    }),
    insert('photos', photo, {
      order_id: order,
      taken_at: '2026-11-21T08:00:00.000Z',
      type: 'image/jpeg',
      size: bytes.byteLength,
      width: 16,
      height: 12,
      sha256: hex(await crypto.subtle.digest('SHA-256', bytes)),
    }),
    insert('consents', newId(), {
      contact_id: contact,
      channel: 'sms',
      purpose: 'reminder',
      given: 1,
      text_version: '1',
      source: 'desk',
      at: '2026-11-21T08:00:00.000Z',
    }),
  )
  const put = await call(`/api/photos/${photo}`, {
    method: 'PUT',
    headers: { ...shop.device.headers, 'sec-fetch-site': 'same-origin' },
    body: bytes,
  })
  expect(put.status).toBe(204)
  return { contact, car, order, line, photo, bytes }
}

/** Collections into which the export itself writes after it has read them. */
const WRITTEN_BY_IT = new Set(['exports', 'replaced_values', 'notifications'])

const rowOf = (id: string) =>
  rowsDb.prepare('SELECT * FROM exports WHERE id = ?').bind(id).first<ShopExport>()

const made = async (shop: Shop, data: object) => {
  const id = newId()
  await act(shop, insert('exports', id, data as Record<string, unknown>))
  await expect.poll(async () => (await rowOf(id))?.state, { timeout: 20_000 }).toBe('ready')
  return id
}

const opened = async ({ device }: Shop, id: string) => {
  const response = await device.get(`/api/exports/${id}/1`)
  expect(response.status).toBe(200)
  const entries = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const text = (name: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(entries[name])
  return {
    entries,
    names: Object.keys(entries),
    rows: (name: string) => JSON.parse(text(`json/${name}.json`)) as Row[],
    cells: (name: string) => {
      const [head = [], ...records] = parseCsv(text(`csv/${name}.csv`)).map(({ fields }) => fields)
      return records.map((fields) => Object.fromEntries(head.map((column, at) => [column, fields[at]])))
    },
    all: Object.keys(entries).map(text).join('\n'),
  }
}

let shop: Shop
let his: Awaited<ReturnType<typeof aClient>>
let others: Awaited<ReturnType<typeof aClient>>

beforeAll(async () => {
  shop = await aShop()
  his = await aClient(shop, 'Zaharia Vrăjitor')
  others = await aClient(shop, 'Matei Pescar')
  await aClient(await aShop(), 'Sofia Străină')
}, 60_000)

describe('an export of all data', () => {
  it('has every collection, its rows and its photos, and nothing of another shop', async () => {
    const file = await opened(shop, await made(shop, { kind: 'data' }))
    expect(file.names).toEqual(
      expect.arrayContaining([
        'manifest.json',
        ...Object.keys(COLLECTIONS).flatMap((name) => [`json/${name}.json`, `csv/${name}.csv`]),
      ]),
    )
    for (const name of Object.keys(COLLECTIONS).filter((other) => !WRITTEN_BY_IT.has(other))) {
      const { results } = await rowsDb
        .prepare(`SELECT id FROM "${name}" WHERE tenant_id = ? AND deleted_at IS NULL ORDER BY id`)
        .bind(shop.tenantId)
        .all<{ id: string }>()
      const ids = results.map(({ id }) => id)
      expect([name, file.rows(name).map(({ id }) => id)]).toEqual([name, ids])
      expect([name, file.cells(name).map(({ id }) => id)]).toEqual([name, ids])
    }
    expect(file.cells('order_lines')).toContainEqual(
      expect.objectContaining({ id: his.line, ore: '1,500', pret_ora: '123,45' }),
    )
    expect(file.entries[`photos/${his.photo}.jpg`]).toEqual(his.bytes)
    expect(file.names.filter((name) => name.startsWith('photos/'))).toHaveLength(2)
    expect(file.all).not.toContain('Străină')
  })

  it('tells the person who asked for it, also by mail', async () => {
    const id = await made(shop, { kind: 'data' })
    const told = () =>
      rowsDb
        .prepare('SELECT id FROM notifications WHERE tenant_id = ? AND target_id = ?')
        .bind(shop.tenantId, id)
        .first<{ id: string }>()
    await expect.poll(told, { timeout: 15_000 }).not.toBeNull()
    const mail = await rowsDb
      .prepare('SELECT job FROM effects WHERE key = ?')
      .bind(`notifications.mail/${(await told())?.id}`)
      .first()
    expect(mail).toEqual({ job: 'notifications.mail' })
  })

  it('is handed out only to whom has proved the person a short time ago', async () => {
    const id = await made(shop, { kind: 'data' })
    const { DB } = rawDb
    await DB.prepare("UPDATE sessions SET authenticated_at = '2026-01-01T00:00:00.000Z'").run()
    const response = await shop.device.get(`/api/exports/${id}/1`)
    expect((await errorOf(response)).code).toBe('reauthentication_required')
    await DB.prepare('UPDATE sessions SET authenticated_at = ?').bind(new Date().toISOString()).run()
    await opened(shop, id)
    expect((await shop.device.get(`/api/exports/${id}/2`)).status).toBe(404)
  })
})

describe('an export of one client', () => {
  it('has what is his, and nothing of another client', async () => {
    const file = await opened(shop, await made(shop, { kind: 'client', contact_id: his.contact }))
    expect(file.names.toSorted()).toEqual(
      [
        'manifest.json',
        `photos/${his.photo}.jpg`,
        ...[...PERSONAL_NAMES.filter((name) => name !== 'kept_acts'), 'consents'].flatMap((name) => [
          `json/${name}.json`,
          `csv/${name}.csv`,
        ]),
      ].sort(),
    )
    const ids = (name: string) => file.rows(name).map(({ id }) => id)
    expect([ids('contacts'), ids('vehicles'), ids('orders'), ids('order_lines'), ids('photos')]).toEqual([
      [his.contact],
      [his.car],
      [his.order],
      [his.line],
      [his.photo],
    ])
    expect(file.rows('consents')).toHaveLength(1)
    for (const word of ['Pescar', others.contact, others.order, 'Străină'])
      expect(file.all).not.toContain(word)
  })

  it('needs a client of the shop, and only an export of a client has one', async () => {
    const refused = async (data: object) =>
      (await shop.device.act([insert('exports', newId(), data as Record<string, unknown>)])).results[0]
        ?.status
    expect(await refused({ kind: 'client' })).toBe('rejected')
    expect(await refused({ kind: 'client', contact_id: newId() })).toBe('rejected')
    expect(await refused({ kind: 'data', contact_id: his.contact })).toBe('rejected')
  })
})

describe('photos of an export', () => {
  it('come in pieces, each once', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    async function* photos() {
      yield ids.map((id) => ({ id, type: 'image/jpeg' }) as unknown as Row)
    }
    const pieces: string[][] = []
    let after: string | null = ''
    while (after !== null) {
      const bytes: Uint8Array[] = []
      const archive = new Archive(new Date(), async (some) => void bytes.push(some))
      after = await writePhotos(archive, photos(), after, async () => new Uint8Array([1]), 2)
      await archive.finish()
      const whole = new Uint8Array(await new Blob(bytes as BlobPart[]).arrayBuffer())
      pieces.push(Object.keys(unzipSync(whole)))
    }
    expect(pieces).toEqual([
      ['photos/a.jpg', 'photos/b.jpg'],
      ['photos/c.jpg', 'photos/d.jpg'],
      ['photos/e.jpg'],
    ])
  })

  it('go with the file of every piece when it is dropped', async () => {
    const id = await made(shop, { kind: 'data' })
    const second = exportKey(shop.tenantId, id, 2)
    await bindings.FILES.put(second, 'more photos')
    const key = `exports.drop/${id}/file`
    await comeDue(key)
    await deliver({ tenantId: shop.tenantId, key })
    expect(await bindings.FILES.head(exportKey(shop.tenantId, id, 1))).toBeNull()
    expect(await bindings.FILES.head(second)).toBeNull()
  })
})
