import { beforeAll, describe, expect, it, vi } from 'vitest'
import { hex } from '#domain/kernel/hex.ts'
import type { Erasure } from '#domain/privacy/schema.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Op } from '#domain/sync/protocol.ts'
import type { ApprovalAnswer, ApprovalRequest } from '#domain/workshop/approvals/schema.ts'
import { issueInvoice, type Written } from '#domain/workshop/invoices/draft.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { bindings, call, post, rawDb, rowsDb } from '#tests/factories/api.ts'
import { brokenAt } from '#tests/factories/broken-at.ts'
import { comeDue, deliver } from '#tests/factories/effects.ts'
import { A_PERSON, FACTS, seriesOps, validatedOrder } from '#tests/factories/invoices.ts'
import { shopWithMechanic } from '#tests/factories/mechanic.ts'
import { insert, validate } from '#tests/factories/offered-order.ts'
import { moveLog } from '#tests/factories/old-log.ts'
import { accepting, ask, rowsOf, submit } from '#tests/factories/portal.ts'
import { aDevice, aShop, newId, type TestDevice } from '#tests/factories/sync.ts'
import { NEW_EPOCHS } from '#worker/db/epochs.ts'
import worker from '#worker/index.ts'

/** The values of one client: recognisable, and planted wherever a shop may write something about him. */
const plant = (mark: string, phone: string, plate: string) => ({
  name: `Zaharia ${mark}escu`,
  phone,
  email: `${mark.toLowerCase()}@planted.test`,
  code: '',
  address: `Strada ${mark} 7`,
  city: `Oraș${mark}`,
  notes: `știe ${mark} câine`,
  plate,
  plateShown: formatPlate(plate),
  vin: `WVW${mark.toUpperCase().padEnd(14, '9')}`,
  wish: `bătaie ${mark}roată`,
  inside: `umbrelă ${mark}`,
  caption: `zgârietură ${mark}`,
  said: `sunt ${mark} de acord`,
  message: `Bună ziua, ${mark}, mașina e gata`,
})
type Planted = ReturnType<typeof plant>

const picture = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(64)
  bytes.set([0xff, 0xd8, 0xff, 0xe0])
  bytes.set(new TextEncoder().encode(text), 4)
  return bytes
}

let hours = 8

/** Writes a client with a car, an order, its acceptance in the portal, photos, messages, reminders. */
const aClient = async (device: TestDevice, client: Planted) => {
  const [contact, car, order, photo] = [newId(), newId(), newId(), newId()]
  const bytes = picture(client.caption)
  const act = async (...ops: object[]) => {
    const { results } = await device.act(ops)
    if (results[0]?.status !== 'applied') throw new Error(JSON.stringify(results))
  }
  const lines = [newId(), newId(), newId()]
  await device.send([
    device.mutation(
      [
        insert('contacts', contact, {
          name: client.name,
          phone: client.phone,
          email: client.email,
          address: client.address,
          city: client.city,
          notes: client.notes,
        }),
        insert('vehicles', car, {
          contact_id: contact,
          nr_inmatriculare: client.plate,
          serie_sasiu: client.vin,
          client_nume: client.name,
          client_telefon: client.phone,
        }),
      ],
      `Client nou ${client.name}`,
    ),
  ])
  await act(
    insert('orders', order, {
      data_comanda: '2026-11-21',
      vehicle_id: car,
      contact_id: contact,
      client_nume: client.name,
      client_telefon: client.phone,
      nr_auto: client.plate,
      solicitare: client.wish,
      alte_obiecte: client.inside,
      observatii: client.notes,
      note_interne: client.notes,
    }),
    ...lines.map((id, index) =>
      insert('order_lines', id, {
        order_id: order,
        tip: 'manopera',
        descriere: index === 0 ? `Cheia la ${client.name}` : 'Schimb ulei',
        ore: 1000,
        pret_ora: 10_000,
        ordine: index,
      }),
    ),
    insert('photos', photo, {
      order_id: order,
      taken_at: '2026-11-21T08:00:00.000Z',
      type: 'image/jpeg',
      size: bytes.byteLength,
      width: 16,
      height: 12,
      sha256: hex(await crypto.subtle.digest('SHA-256', bytes)),
      caption: client.caption,
      for_portal: 1,
    }),
  )
  const put = await call(`/api/photos/${photo}`, {
    method: 'PUT',
    headers: { ...device.headers, 'sec-fetch-site': 'same-origin' },
    body: bytes,
  })
  if (put.status !== 204) throw new Error(`photo: ${put.status}`)
  await act({
    op: 'patch',
    collection: 'contacts',
    id: contact,
    base: 0,
    data: { notes: `${client.notes} mare` },
  })
  await act(
    insert('reminders', newId(), {
      vehicle_id: car,
      kind: 'itp',
      due_date: '2027-01-01',
      note: client.notes,
    }),
    insert('appointments', newId(), {
      vehicle_id: car,
      client_nume: client.name,
      client_telefon: client.phone,
      // Each at an hour of its own: the shop has one bay.
      data_ora: `2026-12-01T${String(hours++).padStart(2, '0')}:00:00.000Z`,
      observatii: client.wish,
    }),
    insert('stop_list', newId(), { address: client.phone }),
    insert('messages', newId(), {
      contact_id: contact,
      address: client.phone,
      channel: 'whatsapp',
      purpose: 'general',
      body: client.message,
      dedupe_key: newId(),
      state: 'draft',
    }),
  )
  await device.act(validate(order))
  const { path } = await ask(device, order)
  const html = await (await call(path)).text()
  const answered = await submit(path, { ...accepting(html, client.name), nota: client.said })
  if (answered.status !== 303) throw new Error(`portal: ${answered.status}`)
  const pdf = `tenants/${tenantOf}/orders/${order}/deviz-00.pdf`
  await bindings.FILES.put(pdf, `%PDF ${client.name}`)
  return { contact, car, order, photo, path, pdf, lines }
}
let tenantOf = ''

/** Every value of every table of both databases, and every file, as one text. */
const everything = async (): Promise<string> => {
  const parts: string[] = []
  for (const db of [rawDb.DB, rawDb.DB_1]) {
    const { results } = await db
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
      )
      .all<{ name: string }>()
    for (const { name } of results) {
      const { results: rows } = await db.prepare(`SELECT * FROM "${name}"`).all()
      parts.push(`#${name}\n`, ...rows.map((row) => `${JSON.stringify(row)}\n`))
    }
  }
  const { objects } = await bindings.FILES.list()
  for (const { key } of objects) {
    parts.push(`#file ${key}\n`)
    const file = await bindings.FILES.get(key)
    const text = key.includes('/log/')
      ? new Response(file?.body?.pipeThrough(new DecompressionStream('gzip'))).text()
      : file?.text()
    if (file) parts.push(`${key} ${await text}\n`)
  }
  return parts.join('')
}

/** Where values still stand: `table: line`. */
const found = (text: string, values: Iterable<string>): string[] => {
  const marks = [...values].filter((value) => value !== '')
  let place = ''
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('#')) place = line
    return marks
      .filter((mark) => line.includes(mark))
      .map((mark) => `${place}: ${mark}: ${line.slice(0, 300)}`)
  })
}

const erase = async (device: TestDevice, contactId: string, name: string) =>
  post('/api/privacy/erasures', { contactId, name }, device.headers)

const erasureOf = async (contactId: string) =>
  rowsDb.prepare('SELECT * FROM erasures WHERE contact_id = ?').bind(contactId).first<Erasure>()

/** Runs the job of an erasure, which the queue may have run already. */
const carried = async (tenantId: string, contactId: string) => {
  const row = await erasureOf(contactId)
  const key = `privacy.erase/${row?.id}/now`
  await comeDue(key)
  await deliver({ tenantId, key })
  await expect.poll(async () => (await erasureOf(contactId))?.state, { timeout: 15_000 }).toBe('done')
}

describe('a client who is erased', () => {
  const planted = plant('Vrăjitor', '+40799111222', 'CT77VRJ')
  const other = plant('Pescar', '+40799333444', 'B88PSC')
  let shop: Awaited<ReturnType<typeof aShop>>
  let his: Awaited<ReturnType<typeof aClient>>
  let others: Awaited<ReturnType<typeof aClient>>
  let backup: { table: string; rows: Record<string, string | number | null>[] }[]
  let before: string

  const tables = async () =>
    (
      await rowsDb
        .prepare(
          "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'tenant_id' WHERE m.type = 'table' AND m.name NOT IN ('directory', 'users', 'sessions', 'memberships')",
        )
        .all<{ name: string }>()
    ).results.map(({ name }) => name)

  beforeAll(async () => {
    shop = await aShop()
    tenantOf = shop.tenantId
    his = await aClient(shop.device, planted)
    others = await aClient(shop.device, other)
    await vi.waitFor(async () => expect((await rowsOf('notifications', shop.tenantId)).length).toBe(2), {
      timeout: 20_000,
      interval: 100,
    })
    // Most of what the log has of the client is in R2.
    const log = await rowsDb
      .prepare('SELECT head - 10 AS half FROM sync_tenants WHERE tenant_id = ?')
      .bind(shop.tenantId)
      .first<{ half: number }>()
    await moveLog(shop.tenantId, log?.half ?? 0)
    backup = await Promise.all(
      (await tables()).map(async (table) => ({
        table,
        rows: (
          await rowsDb
            .prepare(`SELECT * FROM "${table}" WHERE tenant_id = ?`)
            .bind(shop.tenantId)
            .all<Record<string, string | number | null>>()
        ).results,
      })),
    )
    before = await everything()
  }, 60_000)

  it('was everywhere', () => {
    const places = new Set(found(before, Object.values(planted)).map((line) => line.split(':')[0]))
    expect([...places].some((place) => place?.includes('/log/'))).toBe(true)
    for (const place of [
      '#contacts',
      '#vehicles',
      '#orders',
      '#order_lines',
      '#photos',
      '#messages',
      '#changes',
      '#acts',
    ])
      expect(places).toContain(place)
    for (const place of [
      '#approval_requests',
      '#approval_answers',
      '#reminders',
      '#appointments',
      '#stop_list',
      '#notifications',
    ])
      expect(places).toContain(place)
  })

  it('is erased for the owner who types the name, and for nobody else', async () => {
    const { mechanic } = await shopWithMechanic()
    expect((await erase(mechanic, his.contact, planted.name)).status).toBe(403)
    expect((await erase((await aShop()).device, his.contact, planted.name)).status).toBe(404)
    expect((await erase(shop.device, his.contact, 'Zaharia')).status).toBe(422)
    expect(await erasureOf(his.contact)).toBeNull()
    expect((await erase(shop.device, his.contact, planted.name)).status).toBe(204)
  })

  it('is in no live store, in no pull and on no page', { timeout: 60_000 }, async () => {
    const [start] = await shop.device.full()
    if (start?.type !== 'start') throw new Error('no first load')
    const { cursor } = start
    // Its old log is in R2, so the oldest pull there is begins at the seam.
    const seam = await rowsDb
      .prepare('SELECT purged_before FROM sync_tenants WHERE tenant_id = ?')
      .bind(shop.tenantId)
      .first<number>('purged_before')
    await carried(shop.tenantId, his.contact)
    const after = await everything()
    expect(found(after, Object.values(planted))).toEqual([])
    const oldest = await shop.device.changes(`${cursor.epoch}:${seam}`)
    const pulled = JSON.stringify([oldest, await shop.device.full()])
    expect(found(pulled, Object.values(planted))).toEqual([])
    expect(pulled).toContain('[șters]')
    const page = await call(his.path)
    expect(page.status).toBe(404)
    const later = await shop.device.changes(`${cursor.epoch}:${cursor.rev}`)
    expect(later.rows.map(({ collection }) => collection)).toContain('contacts')
    const history = await (await shop.device.get(`/api/sync/history/orders/${his.order}`)).text()
    expect(found(history, Object.values(planted))).toEqual([])
  })

  it('leaves another client untouched', async () => {
    const after = await everything()
    const kept = (text: string) =>
      found(text, Object.values(other)).filter((line) => !/^#(effects|sync_tenants)/.test(line))
    expect(kept(after)).toEqual(kept(before))
    expect((await call(others.path)).status).toBe(200)
  })

  it('leaves sums, the order of the log and the chain of what was agreed to', async () => {
    const { results } = await rowsDb
      .prepare('SELECT rev FROM changes WHERE tenant_id = ? ORDER BY rev')
      .bind(shop.tenantId)
      .all<{ rev: number }>()
    const first = results[0]?.rev ?? 0
    expect(results.map(({ rev }) => rev)).toEqual(results.map((_, index) => first + index))
    const order = await rowsDb
      .prepare('SELECT client_nume, total_general, agreement FROM orders WHERE id = ?')
      .bind(his.order)
      .first<{ total_general: number }>()
    expect(order).toMatchObject({ client_nume: '[șters]', agreement: 'agreed' })
    expect(order?.total_general).toBeGreaterThan(0)
    for (const { order: id } of [his, others]) {
      const of = <Row extends { order_id: string }>(rows: Row[]) => rows.filter((row) => row.order_id === id)
      const requests = of(await rowsOf<ApprovalRequest>('approval_requests', shop.tenantId))
      const answers = of(await rowsOf<ApprovalAnswer>('approval_answers', shop.tenantId))
      expect([requests.length, answers.length]).toEqual([1, 1])
      expect(brokenAt(requests, answers)).toBeNull()
      const [answer] = answers
      if (answer) expect(brokenAt(requests, [{ ...answer, decisions: '{}' }])).toBe(2)
    }
  })

  it('is not written about any more, and what arrives late goes with the next run', async () => {
    const late = await shop.device.act([
      { op: 'patch', collection: 'contacts', id: his.contact, base: 0, data: { name: planted.name } },
    ])
    expect(late.results[0]).toMatchObject({ status: 'rejected', code: 'contact_erased' })
    await shop.device.act([
      { op: 'patch', collection: 'orders', id: his.order, base: 0, data: { note_interne: planted.notes } },
    ])
    expect(found(await everything(), [planted.notes])).not.toEqual([])
    const row = await erasureOf(his.contact)
    const key = `privacy.erase/${row?.id}/2`
    await comeDue(key)
    await deliver({ tenantId: shop.tenantId, key })
    expect(found(await everything(), [planted.notes])).toEqual([])
  })

  it('is erased again after a restore, before anything else', { timeout: 60_000 }, async () => {
    await rowsDb.batch(
      backup.flatMap(({ table, rows }) => [
        rowsDb.prepare(`DELETE FROM "${table}" WHERE tenant_id = ?`).bind(shop.tenantId),
        ...rows.map((row) =>
          rowsDb
            .prepare(
              `INSERT INTO "${table}" (${Object.keys(row).map((name) => `"${name}"`)}) VALUES (${Object.keys(row).map(() => '?')})`,
            )
            .bind(...Object.values(row)),
        ),
      ]),
    )
    await rowsDb.prepare(NEW_EPOCHS).run()
    expect(found(await everything(), [planted.name])).not.toEqual([])
    await worker.scheduled(
      { cron: '* * * * *', scheduledTime: Date.now(), noRetry() {} },
      bindings,
      {} as ExecutionContext,
    )
    expect(found(await everything(), Object.values(planted))).toEqual([])
    expect(found(await everything(), [other.name])).not.toEqual([])
    const fresh = aDevice(shop.session)
    await fresh.full()
    expect((await fresh.act([insert('contacts', newId(), { name: 'Nou' })])).results[0]?.status).toBe(
      'applied',
    )
  })
})

describe('an invoice of a client who is erased', () => {
  it('stands whole for as long as the law asks for it, without what need not be on it', async () => {
    const { tenantId, device } = await aShop()
    const [contact, orderId, seriesId] = [newId(), newId(), newId()]
    await device.act([insert('contacts', contact, { name: A_PERSON.client_nume, phone: '+40799555666' })])
    await device.act(seriesOps(seriesId, { serie: 'AUTO' }) as Op[])
    const ofHis = (op: Written): Written =>
      op.op === 'insert' && (op.collection === 'vehicles' || op.collection === 'orders')
        ? { ...op, data: { ...op.data, contact_id: contact } }
        : op
    const sent = (ops: readonly Written[]) =>
      ops.map((op) => (op.op === 'patch' ? { ...op, base: Number.MAX_SAFE_INTEGER } : op)) as Op[]
    for (const ops of validatedOrder(orderId)) await device.act(sent(ops.map(ofHis)))
    const [[order], lines] = [
      await rowsOf<Order>('orders', tenantId),
      await rowsOf<OrderLine>('order_lines', tenantId),
    ]
    if (!order) throw new Error('no order')
    const issued = issueInvoice(
      { order, lines, shop: { platitor_tva: 1, tva_la_incasare: 0 }, facts: FACTS, discount: 0 },
      {
        series: { id: seriesId, dispozitiv_id: '', ultimul_numar: 0 },
        buyer: { ...A_PERSON, client_telefon: '+40799555666' },
      },
      newId,
    )
    const { results } = await device.act(sent(issued.ops))
    expect(results.map(({ status }) => status)).toEqual(['applied'])
    const stored = async () => ({
      invoices: await rowsOf<Row>('invoices', tenantId),
      lines: await rowsOf<Row>('invoice_lines', tenantId),
    })
    const before = await stored()
    expect((await erase(device, contact, A_PERSON.client_nume)).status).toBe(204)
    await carried(tenantId, contact)
    const after = await stored()
    const asBefore = before.invoices.map((row) => ({
      ...row,
      client_telefon: '',
      rev: expect.any(Number),
      updated_at: expect.any(String),
    }))
    expect(after).toEqual({ invoices: asBefore, lines: before.lines })
    expect(after.invoices[0]).toMatchObject({
      client_nume: A_PERSON.client_nume,
      client_adresa: A_PERSON.client_adresa,
    })
    expect(await erasureOf(contact)).toMatchObject({ kept_invoices: 1 })
  })
})
