import { describe, expect, it, vi } from 'vitest'
import { hex } from '#domain/kernel/hex.ts'
import { PLANS } from '#domain/plans/catalogue.ts'
import type { HistoryAnswer } from '#domain/sync/protocol.ts'
import { MAX_PHOTO_BYTES, MAX_PHOTOS_PER_ORDER } from '#domain/workshop/photos/schema.ts'
import { joinShop } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, rowsDb } from '#tests/factories/api.ts'
import { aDevice, aShop, newId, orderOps, type TestDevice } from '#tests/factories/sync.ts'
import { pictureKey } from '#worker/db/photos.ts'

/** The start of a JPEG, with unique content. */
const picture = (text: string, length = 64): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length)
  bytes.set([0xff, 0xd8, 0xff, 0xe0])
  bytes.set(new TextEncoder().encode(text), 4)
  return bytes
}
const digest = async (bytes: Uint8Array<ArrayBuffer>) => hex(await crypto.subtle.digest('SHA-256', bytes))

const photoOp = async (orderId: string | undefined, bytes: Uint8Array<ArrayBuffer>, over = {}) => ({
  op: 'insert',
  collection: 'photos',
  id: newId(),
  data: {
    order_id: orderId,
    taken_at: '2026-11-21T08:00:00.000Z',
    type: 'image/jpeg',
    size: bytes.byteLength,
    width: 1600,
    height: 1200,
    sha256: await digest(bytes),
    ...over,
  },
})

const photoColumns = async () =>
  (await rowsDb.prepare("SELECT name FROM pragma_table_info('photos')").all<{ name: string }>()).results.map(
    ({ name }) => name,
  )

const put = (device: TestDevice, id: string, body: Uint8Array<ArrayBuffer>) =>
  call(`/api/photos/${id}`, {
    method: 'PUT',
    headers: { ...device.headers, 'sec-fetch-site': 'same-origin' },
    body,
  })

/** A shop with an order and the row of one photo. */
const shopWithPhoto = async (bytes = picture('aripă')) => {
  const shop = await aShop()
  const [order, ...rest] = orderOps(newId())
  const photo = await photoOp(order?.id, bytes)
  await shop.device.act([order ?? {}, ...rest, photo])
  return { ...shop, orderId: order?.id, lineId: rest[0]?.id, photo, bytes }
}

describe('the picture of a photo', () => {
  it('is accepted once its row is there, stored by its content, and returned', async () => {
    const { device, photo, bytes, tenantId } = await shopWithPhoto()
    expect((await device.get(`/api/photos/${photo.id}`)).status).toBe(404)
    expect((await put(device, photo.id, bytes)).status).toBe(204)
    expect((await put(device, photo.id, bytes)).status).toBe(204)
    const answer = await device.get(`/api/photos/${photo.id}`)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
    const { objects } = await bindings.FILES.list({ prefix: `tenants/${tenantId}/photos/` })
    expect(objects.map(({ key }) => key)).toEqual([`tenants/${tenantId}/photos/${photo.data.sha256}`])
  })

  it('is recorded in its row by the server, for every device, and by nobody else', async () => {
    const { device, photo, bytes, session } = await shopWithPhoto()
    const uploaded = async () => {
      const { rows } = await device.changes()
      return rows.find(({ row }) => row.id === photo.id)?.row.uploaded_at
    }
    const forged = { uploaded_at: '2020-01-01T00:00:00.000Z' }
    await device.act([{ op: 'patch', collection: 'photos', id: photo.id, base: 0, data: forged }])
    expect(await uploaded()).toBeNull()
    await put(device, photo.id, bytes)
    const at = await uploaded()
    expect(at).toMatch(/^\d{4}-/)
    await put(device, photo.id, bytes)
    expect(await uploaded()).toBe(at)
    const { acts } = (await (
      await device.get(`/api/sync/history/photos/${photo.id}`)
    ).json()) as HistoryAnswer
    expect(acts[0]).toMatchObject({
      author: { kind: 'system', source: 'photos' },
      userName: session.typed.name,
      changes: [{ patch: { uploaded_at: at } }],
    })
  })

  it('is asked for again where an inserted row says that it arrived, and it did not', async () => {
    const { device, orderId, bytes, photo: kept } = await shopWithPhoto()
    await put(device, kept.id, bytes)
    const claim = { uploaded_at: '2020-01-01T00:00:00.000Z' }
    const restored = await photoOp(orderId, bytes, claim)
    const forged = await photoOp(orderId, picture('nicăieri'), claim)
    await device.act([restored, forged])
    const uploaded = async (id: string) => {
      const { rows } = await device.changes()
      return rows.find(({ row }) => row.id === id)?.row.uploaded_at
    }
    await vi.waitFor(async () => expect(await uploaded(forged.id)).toBeNull(), 20_000)
    expect(await uploaded(restored.id)).toBe(claim.uploaded_at)
    await put(device, forged.id, picture('nicăieri'))
    expect(await uploaded(forged.id)).toMatch(/^\d{4}-/)
  }, 60_000)

  it('is refused where the plan has no room, whatever its row says', async () => {
    const { device, orderId, photo } = await shopWithPhoto()
    await rowsDb
      .prepare("UPDATE photos SET size = 3000000000, uploaded_at = '2026-11-21T08:00:00.000Z' WHERE id = ?")
      .bind(photo.id)
      .run()
    for (const over of [{}, { uploaded_at: '2026-11-21T08:00:00.000Z' }]) {
      const bytes = picture(`plin ${Object.keys(over).length}`)
      const more = await photoOp(orderId, bytes, over)
      await device.act([more])
      expect((await errorOf(await put(device, more.id, bytes))).code).toBe('limit_reached')
    }
  })

  it('shares the room with those that are stored at once, and the owner hears that it is nearly full', async () => {
    const { device, orderId, photo, tenantId } = await shopWithPhoto()
    const twins = [picture('unu'), picture('doi')]
    const rows = await Promise.all(twins.map((bytes) => photoOp(orderId, bytes)))
    await device.act(rows)
    const room = Math.max(...twins.map(({ length }) => length))
    await rowsDb
      .prepare("UPDATE photos SET size = ?2, uploaded_at = '2026-11-21T08:00:00.000Z' WHERE id = ?1")
      .bind(photo.id, PLANS.basic.limits.storage - room)
      .run()
    const answers = await Promise.all(
      rows.map(({ id }, index) => put(device, id, twins[index] ?? new Uint8Array())),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 402])
    const { results } = await rowsDb
      .prepare(
        "SELECT key FROM effects WHERE tenant_id = ? AND key LIKE 'notifications.tell/usage.near/storage/%'",
      )
      .bind(tenantId)
      .all<{ key: string }>()
    expect(results.map(({ key }) => key.split('/').at(-1))).toEqual([expect.stringMatching(/^(80|100)$/)])
    const left = await rowsDb
      .prepare('SELECT count(*) AS n FROM uploads WHERE tenant_id = ?')
      .bind(tenantId)
      .first()
    expect(left).toEqual({ n: 0 })
  })

  it('is refused where its row does not match: no row, other bytes, another kind of file', async () => {
    const { device, photo, orderId } = await shopWithPhoto()
    expect((await put(device, newId(), picture('aripă'))).status).toBe(404)
    expect((await errorOf(await put(device, photo.id, picture('altceva')))).code).toBe('picture_mismatch')
    const page = new TextEncoder().encode('<!doctype html><script>alert(1)</script>')
    const disguised = await photoOp(orderId, page)
    await device.act([disguised])
    expect((await errorOf(await put(device, disguised.id, page))).code).toBe('picture_mismatch')
    expect((await device.get(`/api/photos/${disguised.id}`)).status).toBe(404)
  })

  it('has a largest size', async () => {
    const { device, photo } = await shopWithPhoto()
    const answer = await put(device, photo.id, new Uint8Array(MAX_PHOTO_BYTES + 1))
    expect((await errorOf(answer)).code).toBe('body_too_large')
  })

  it('is not found for another shop, nor without a session', async () => {
    const { device, photo, bytes } = await shopWithPhoto()
    await put(device, photo.id, bytes)
    const other = await aShop()
    expect((await other.device.get(`/api/photos/${photo.id}`)).status).toBe(404)
    expect((await put(other.device, photo.id, bytes)).status).toBe(404)
    expect((await call(`/api/photos/${photo.id}`)).status).toBe(401)
  })

  it('is visible to a mechanic who works on the order (S12.5)', async () => {
    const { device, photo, bytes, lineId, tenantId } = await shopWithPhoto()
    await put(device, photo.id, bytes)
    const { userId, accessToken } = await joinShop(tenantId, 'mechanic')
    const mechanic = aDevice({ accessToken })
    const mechanicId = newId()
    await device.act([
      { op: 'insert', collection: 'mecanici', id: mechanicId, data: { nume: 'Țepeș', user_id: userId } },
    ])
    const photosOf = async () =>
      (await mechanic.changes()).rows.filter(({ collection }) => collection === 'photos')
    expect((await mechanic.get(`/api/photos/${photo.id}`)).status).toBe(404)
    expect(await photosOf()).toEqual([])
    const assign = (mecanic_id: string | null) =>
      device.act([{ op: 'patch', collection: 'order_lines', id: lineId, base: 0, data: { mecanic_id } }])
    await assign(mechanicId)
    expect((await mechanic.get(`/api/photos/${photo.id}`)).status).toBe(200)
    expect(await photosOf()).toHaveLength(1)
    await assign(null)
    expect((await mechanic.get(`/api/photos/${photo.id}`)).status).toBe(404)
    expect(await photosOf()).toEqual([])
  })

  it('needs a plan to be stored, and can always be read', async () => {
    const { device, photo, bytes, tenantId } = await shopWithPhoto()
    await put(device, photo.id, bytes)
    await rowsDb
      .prepare("UPDATE tenants SET plan = 'free', trial_expires_at = NULL WHERE id = ?")
      .bind(tenantId)
      .run()
    expect((await put(device, photo.id, bytes)).status).toBe(402)
    expect((await device.get(`/api/photos/${photo.id}`)).status).toBe(200)
  })
})

describe('the rows of photos', () => {
  it('belong to an existing order, and are limited in number', async () => {
    const { device, orderId } = await shopWithPhoto()
    const bytes = picture('x')
    const lost = await device.act([await photoOp(newId(), bytes)])
    expect(lost.results[0]).toMatchObject({ status: 'rejected' })
    const many = await Promise.all(
      Array.from({ length: MAX_PHOTOS_PER_ORDER - 1 }, () => photoOp(orderId, bytes)),
    )
    expect((await device.act(many)).results[0]).toMatchObject({ status: 'applied' })
    expect((await device.act([await photoOp(orderId, bytes)])).results[0]).toMatchObject({
      status: 'rejected',
      code: 'too_many_photos',
    })
  })

  it('delete their picture when the last of them is purged, however many there are', {
    timeout: 180_000,
  }, async () => {
    const { device, orderId, photo, bytes, tenantId } = await shopWithPhoto()
    const again = await photoOp(orderId, bytes)
    await device.act([again])
    await put(device, photo.id, bytes)
    // Each has its own picture: more than one run of the purge takes.
    const count = 1_200
    const deleted = '2026-01-01T00:00:00.000Z'
    const shaOf = (n: number) => n.toString(16).padStart(64, '0')
    await rowsDb
      .prepare(
        `INSERT INTO photos SELECT ${(await photoColumns())
          .map(
            (column) =>
              ({ id: `'many' || n.value`, rev: '-1 - n.value', sha256: `printf('%064x', n.value)` })[
                column
              ] ?? `p.${column}`,
          )
          .join(', ')} FROM photos AS p, json_each(?1) AS n WHERE p.id = ?2`,
      )
      .bind(JSON.stringify(Array.from({ length: count }, (_, n) => n)), photo.id)
      .run()
    await Promise.all(
      Array.from({ length: count }, (_, n) => bindings.FILES.put(pictureKey(tenantId, shaOf(n)), 'x')),
    )
    const left = async () => {
      const keys: string[] = []
      let cursor: string | undefined
      do {
        const page = await bindings.FILES.list({ prefix: `tenants/${tenantId}/`, ...(cursor && { cursor }) })
        keys.push(...page.objects.map(({ key }) => key))
        cursor = page.truncated ? page.cursor : undefined
      } while (cursor)
      return keys
    }
    const age = (condition: string) =>
      rowsDb
        .prepare(`UPDATE photos SET deleted_at = ?1, updated_at = ?1 WHERE tenant_id = ?2 AND ${condition}`)
        .bind(deleted, tenantId)
        .run()
    await age(`(id LIKE 'many%' OR id = '${photo.id}')`)
    const purge = () => bindings.TENANT.getByName(tenantId).purge(tenantId, '2026-02-01T00:00:00.000Z')
    expect(await left()).toHaveLength(count + 1)
    expect(await purge()).toMatchObject({ rows: 1_000, more: true })
    expect(await purge()).toMatchObject({ rows: count + 1 - 1_000, more: false })
    // Another row still names this picture.
    const key = pictureKey(tenantId, photo.data.sha256)
    await expect.poll(left, { timeout: 60_000 }).toEqual([key])
    await age(`id = '${again.id}'`)
    expect(await purge()).toMatchObject({ rows: 1 })
    await expect.poll(left, { timeout: 60_000 }).toEqual([])
  })
})
