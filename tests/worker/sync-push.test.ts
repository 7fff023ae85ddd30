import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '#domain/sync/protocol.ts'
import { setRole } from '#tests/factories/accounts.ts'
import { call, errorOf, post, rowsDb } from '#tests/factories/api.ts'
import { aDevice, aShop, newId, orderOps } from '#tests/factories/sync.ts'
import type { Env } from '#worker/env.ts'

const tenantObject = (tenantId: string) => (env as unknown as Env).TENANT.getByName(tenantId)

describe('POST /api/sync/push', () => {
  it('commits an order at once: rows, totals, number and log (S4.1, S10.1)', async () => {
    const { device, tenantId } = await aShop()
    const orderId = newId()
    const answer = await device.act(orderOps(orderId, 2))
    expect(answer.results).toEqual([{ id: expect.any(String), status: 'applied' }])
    const order = answer.rows.find(({ collection }) => collection === 'orders')?.row
    expect(order).toMatchObject({
      nr_comanda: 1,
      total_manopera: 30_000,
      tva: 6_300,
      total_general: 36_300,
      tenant_id: tenantId,
    })
    const log = await rowsDb
      .prepare('SELECT rev, collection, row_id FROM changes WHERE tenant_id = ? ORDER BY rev DESC LIMIT 3')
      .bind(tenantId)
      .all()
    expect(log.results[2]).toMatchObject({ collection: 'orders', row_id: orderId, rev: answer.rev - 2 })
  })

  it('takes the second first cost of a part as a change of it, and tells what it replaced (S7.5)', async () => {
    const { device, session } = await aShop()
    const other = aDevice(session)
    const [order, line] = [newId(), newId()]
    await device.act([
      { op: 'insert', collection: 'orders', id: order, data: { data_comanda: '2026-11-21' } },
      { op: 'insert', collection: 'order_lines', id: line, data: { order_id: order, tip: 'material' } },
    ])
    const cost = (pret_achizitie: number) => [
      { op: 'insert', collection: 'order_line_costs', id: line, data: { order_id: order, pret_achizitie } },
    ]
    await device.act(cost(7_000))
    const { results, rows } = await other.act(cost(7_200))
    expect(results).toMatchObject([
      { status: 'applied', overwrote: [{ collection: 'order_line_costs', id: line, lost: 7_000 }] },
    ])
    expect(rows.find(({ collection }) => collection === 'order_line_costs')?.row.pret_achizitie).toBe(7_200)
  })

  it('answers a repeat after a lost answer as duplicate and applies nothing twice (S5.2)', async () => {
    const { device } = await aShop()
    const mutations = [
      device.mutation(orderOps(newId())),
      device.mutation([{ op: 'insert', collection: 'orders', id: newId(), data: {} }]),
    ]
    const first = (await (await device.send(mutations)).json()) as { rev: number }
    const again = (await (await device.send(mutations)).json()) as { rev: number; results: unknown[] }
    expect(again.rev).toBe(first.rev)
    expect(again.results).toEqual([
      { id: mutations[0]?.id, status: 'duplicate', outcome: 'applied' },
      expect.objectContaining({ status: 'duplicate', outcome: 'rejected', code: 'invalid_input' }),
    ])
  })

  it('refuses another act under a known id, and no other act because of it (S5.3, S18.3)', async () => {
    const { device } = await aShop()
    const first = device.mutation(orderOps(newId()))
    await device.send([first])
    const other = { ...device.mutation(orderOps(newId())), id: first.id }
    const response = await device.send([other, device.mutation(orderOps(newId()))])
    const { results } = (await response.json()) as { results: unknown[] }
    expect(results).toEqual([
      expect.objectContaining({ id: first.id, status: 'rejected', code: 'act_reused' }),
      expect.objectContaining({ status: 'applied' }),
    ])
  })

  it('refuses a push of another epoch before anything is done, and accepts it in the right one (S20.3)', async () => {
    const { device } = await aShop()
    const mutations = [device.mutation(orderOps(newId()))]
    const { clientId, headers } = device
    const late = await post('/api/sync/push', { clientId, epoch: 'other', mutations }, headers)
    expect([late.status, (await errorOf(late)).code]).toEqual([409, 'epoch_changed'])
    const answer = (await (await device.send(mutations)).json()) as { results: unknown[] }
    expect(answer.results).toEqual([{ id: mutations[0]?.id, status: 'applied' }])
  })

  it('never lets a bad mutation block those after it (S18.3)', async () => {
    const { device } = await aShop()
    const good = orderOps(newId())
    const response = await device.send([
      { id: newId() },
      { ...device.mutation([]), at: 'ieri' },
      device.mutation([{ op: 'insert', collection: 'orders', id: 'nu', data: {} }]),
      device.mutation(good),
    ])
    expect(response.status).toBe(200)
    const { results } = (await response.json()) as { results: { status: string }[] }
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'applied'])
  })

  it('commits pushes of many devices at once, each once, numbers without a gap (S9.1)', async () => {
    const { session, tenantId } = await aShop()
    const devices = Array.from({ length: 12 }, () => aDevice(session))
    const answers = await Promise.all(
      devices.map((device) => device.act(orderOps(newId()), orderOps(newId()))),
    )
    expect(answers.flatMap(({ results }) => results).every(({ status }) => status === 'applied')).toBe(true)
    const numbers = await rowsDb
      .prepare('SELECT nr_comanda FROM orders WHERE tenant_id = ? ORDER BY 1')
      .bind(tenantId)
      .all<{ nr_comanda: number }>()
    expect(numbers.results.map((row) => row.nr_comanda)).toEqual(
      Array.from({ length: 24 }, (_, index) => index + 1),
    )
    const gaps = await rowsDb
      .prepare('SELECT count(*) AS n, max(rev) AS head FROM changes WHERE tenant_id = ?')
      .bind(tenantId)
      .first<{ n: number; head: number }>()
    expect(gaps?.n).toBe(gaps?.head)
  })

  it('continues after the object was evicted', async () => {
    const { device, tenantId } = await aShop()
    await device.act(orderOps(newId()))
    await evictDurableObject(tenantObject(tenantId))
    const orderId = newId()
    const answer = await device.act(orderOps(orderId))
    expect(answer.rows.find(({ row }) => row.id === orderId)?.row.nr_comanda).toBe(2)
  })

  it('loses nothing to a second committer: the fence makes it read the head again (S3.6)', async () => {
    const { device, tenantId } = await aShop()
    await device.act(orderOps(newId()))
    // Another object of this tenant, as after a hand-over, takes the next revs without the warm one noticing.
    const head = (await device.changes()).head
    await rowsDb.batch([
      rowsDb
        .prepare(
          "INSERT INTO changes (tenant_id, rev, collection, row_id, patch, act_id, before) VALUES (?, ?, 'orders', 'x', '{}', 'zombie', 0)",
        )
        .bind(tenantId, head + 1),
      rowsDb.prepare('UPDATE sync_tenants SET head = head + 1 WHERE tenant_id = ?').bind(tenantId),
      rowsDb.prepare("UPDATE counters SET value = 41 WHERE tenant_id = ? AND name = 'orders'").bind(tenantId),
    ])
    const orderId = newId()
    const answer = await device.act(orderOps(orderId))
    expect(answer.results).toEqual([{ id: expect.any(String), status: 'applied' }])
    const order = answer.rows.find(({ row }) => row.id === orderId)?.row
    expect(order).toMatchObject({ nr_comanda: 42, rev: head + 2 })
  })

  it('reaches only the object of the session’s own tenant', async () => {
    const { tenantId } = await aShop()
    const other = await aShop()
    await expect(
      runInDurableObject(tenantObject(tenantId), (object) =>
        object.push(
          { tenantId: other.tenantId, userId: 'x', kind: 'staff', role: 'owner' },
          JSON.stringify({ clientId: newId(), epoch: null, mutations: [{ id: newId() }] }),
          undefined,
        ),
      ),
    ).rejects.toThrow(/another tenant/)
  })
})

describe('a push that is refused', () => {
  it('is malformed, has a wrong shape or is too large', async () => {
    const { device } = await aShop()
    const push = (body: unknown) => post('/api/sync/push', body, device.headers)
    const code = async (body: unknown) => {
      const response = await push(body)
      return [response.status, (await errorOf(response)).code]
    }
    expect(await code('{"clientId":')).toEqual([400, 'malformed_json'])
    expect(await code('null')).toEqual([422, 'invalid_input'])
    expect(await code({ clientId: 'x', mutations: [] })).toEqual([422, 'invalid_input'])
    expect(await code({ clientId: newId(), mutations: [] })).toEqual([422, 'invalid_input'])
    expect(await code({ clientId: newId(), mutations: [{ seq: 1.5 }] })).toEqual([422, 'invalid_input'])
    expect(await code({ clientId: newId(), epoch: 'e', mutations: [{ id: '1' }] })).toEqual([
      422,
      'invalid_input',
    ])
    expect(await code({ clientId: newId(), mutations: [{ seq: 1 }], tenantId: newId() })).toEqual([
      422,
      'invalid_input',
    ])
    expect(await code('x'.repeat(LIMITS.pushBytes + 20_000))).toEqual([413, 'body_too_large'])
  })

  it.each(['-3', '0', '1.5', '1e0', '0x2', 'NaN', '', ' '])(
    'is from %j, a version that is not read',
    async (version) => {
      const { device } = await aShop()
      const headers = { ...device.headers, 'x-roa-protocol': version }
      const answers = [
        await post('/api/sync/push', {}, headers),
        await call('/api/sync/changes?since=0', { headers }),
        await call('/api/sync/full', { headers }),
      ]
      for (const response of answers)
        expect([response.status, (await errorOf(response)).code]).toEqual([426, 'client_outdated'])
    },
  )

  it('has a mutation with an invalid id: the answer tells which', async () => {
    const { device } = await aShop()
    const good = device.mutation(orderOps(newId()))
    for (const name of [
      { id: 'nu-e-uuid' },
      { id: good.id.toUpperCase() },
      { version: 1.5 },
      { version: 99 },
    ]) {
      const response = await device.send([good, { ...device.mutation(orderOps(newId())), ...name }])
      expect(response.status).toBe(422)
      const { code, issues } = await errorOf(response)
      expect([code, issues?.[0]?.path]).toEqual(['invalid_input', `mutations.1.${Object.keys(name)[0]}`])
    }
  })

  it('touches another tenant’s rows: they do not exist for it', async () => {
    const mine = await aShop()
    const theirs = await aShop()
    const orderId = newId()
    await theirs.device.act(orderOps(orderId))
    const answer = await mine.device.act(
      [{ op: 'patch', collection: 'orders', id: orderId, base: 0, data: { km_intrare: 1 } }],
      [{ op: 'patch', collection: 'tenants', id: theirs.tenantId, base: 0, data: { nume: 'Furat' } }],
      orderOps(newId())
        .slice(1)
        .map((op) => ({ ...op, data: { ...op.data, order_id: orderId } })),
      // The same id in another shop is another row.
      orderOps(orderId),
    )
    expect(
      answer.results.map((result) => (result.status === 'rejected' ? result.code : result.status)),
    ).toEqual(['row_missing', 'row_missing', 'reference_missing', 'applied'])
    const pulled = await theirs.device.changes()
    expect(pulled.rows.every(({ row }) => row.tenant_id === theirs.tenantId)).toBe(true)
    expect(pulled.rows.find(({ row }) => row.id === orderId)?.row).toMatchObject({ km_intrare: null })
  })

  it('exceeds the role: a mechanic may not change the shop or its catalogues', async () => {
    const { device, session, tenantId } = await aShop()
    await setRole(session.answer.me.user.id, 'mechanic')
    const answer = await device.act(
      [{ op: 'patch', collection: 'tenants', id: tenantId, base: 1, data: { platitor_tva: 0 } }],
      [{ op: 'insert', collection: 'catalog_preturi', id: newId(), data: { denumire: 'x', pret: 1 } }],
      orderOps(newId()),
    )
    expect(
      answer.results.map((result) => (result.status === 'rejected' ? result.code : result.status)),
    ).toEqual(['forbidden', 'forbidden', 'forbidden'])
  })
})
