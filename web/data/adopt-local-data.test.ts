import { afterEach, describe, expect, it } from 'vitest'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { DAY } from '#domain/kernel/days.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { templateId } from '#domain/messages/templates.ts'
import { COLLECTION_NAMES, type CollectionName, REGISTRY } from '#domain/modules.ts'
import { type Actor, systemActor } from '#domain/sync/actor.ts'
import type { Collection, Row } from '#domain/sync/collection.ts'
import type { Values } from '#domain/sync/log.ts'
import { seedId } from '#domain/workshop/catalog/seeds.ts'
import { issueInvoice, issueStorno, pay, type Written } from '#domain/workshop/invoices/draft.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { A_PERSON, FACTS, seriesOps } from '#tests/factories/invoices.ts'
import { seeded } from '#tests/factories/random.ts'
import { SimulatedDevice } from '#tests/sync/device.ts'
import { MemoryServer } from '#tests/sync/memory-server.ts'
import { adoptLocalData } from './adopt-local-data.ts'
import { AppDatabase, getMeta } from './database.ts'
import { type DraftOp, mutate, type Writer } from './mutate.ts'

const NOW = Date.UTC(2026, 10, 21)
const TENANT = '00000000-0000-7000-8000-0000000000aa'
const random = seeded(3)
const newId = () => uuidv7(NOW, random.bytes(10))
const opened: AppDatabase[] = []

afterEach(async () => {
  for (const db of opened.splice(0)) await db.delete()
})

const freeTier = async (name: string) => {
  const db = new AppDatabase(name)
  opened.push(db)
  const tenantId = newId()
  const actor: Actor = { tenantId, userId: tenantId, kind: 'staff', role: 'owner' }
  const writer: Writer = { db, mode: 'local', actor, now: () => NOW, newId }
  await mutate(
    { ...writer, actor: systemActor(actor, 'device') },
    'open',
    localShop(tenantId, 'Aici') as DraftOp[],
  )
  return { db, act: (...ops: DraftOp[]) => mutate(writer, 'act', ops) }
}

const line = (orderId: string): DraftOp => ({
  op: 'insert',
  collection: 'order_lines',
  id: newId(),
  data: {
    order_id: orderId,
    tip: 'material',
    descriere: 'Bujie',
    um: 'buc',
    cantitate: 4000,
    pret_unitar: 4_500,
  },
})

/** A month of work without an account: two orders, one of them validated, a car, a changed price. */
const worked = async (name: string) => {
  const { db, act } = await freeTier(name)
  const car = newId()
  const first = newId()
  const second = newId()
  await act({
    op: 'insert',
    collection: 'vehicles',
    id: car,
    data: { nr_inmatriculare: 'CT 12 ABC', client_nume: 'Ană' },
  })
  await act(
    { op: 'insert', collection: 'orders', id: first, data: { data_comanda: '2026-11-20', vehicle_id: car } },
    line(first),
  )
  await act(
    { op: 'insert', collection: 'orders', id: second, data: { data_comanda: '2026-11-21' } },
    line(second),
    line(second),
  )
  await act({ op: 'patch', collection: 'orders', id: first, data: { status: 'VALIDAT' } })
  await act({ op: 'patch', collection: 'catalog_preturi', id: seedId(5, 1), data: { pret: 20_000 } })
  db.close()
  return { first, second }
}

/** An order that is invoiced, partly paid, fully taken back by a storno, and invoiced again. */
const invoiced = async (name: string, clocks: readonly [number, number] = [NOW, NOW]) => {
  let clock = clocks[0]
  const { first: orderId } = await worked(name)
  const db = new AppDatabase(name)
  await db.open()
  const tenantId =
    (await getMeta<string>(db, 'tenantId')) ?? (await db.rows('tenants').toArray())[0]?.id ?? ''
  const actor: Actor = { tenantId, userId: tenantId, kind: 'staff', role: 'owner' }
  const writer: Writer = { db, mode: 'local', actor, now: () => clock, newId }
  const act = (ops: readonly Written[]) => mutate(writer, 'act', ops)
  const today = () => dayInRomania(clock)
  const seriesId = newId()
  await act(seriesOps(seriesId, { serie: 'FCT', prim_numar: 7 }))
  const issue = async () => {
    const order = await db.rows('orders').get(orderId)
    const shop = await db.rows('tenants').get(tenantId)
    const lines = await db.rows('order_lines').where('order_id').equals(orderId).toArray()
    const series = await db.rows('invoice_series').get(seriesId)
    if (!order || !shop || !series) throw new Error('the shop is missing')
    const draft = { order, lines, shop, facts: { ...FACTS, data_factura: today() }, discount: 0 }
    const { id, ops } = issueInvoice(draft, { series, buyer: A_PERSON }, newId)
    await act(ops)
    return id
  }
  const invoiceId = await issue()
  const paid = async (suma: number, anuleaza_id: string | null = null) => {
    const op = pay(invoiceId, today(), { suma, metoda: 'card', anuleaza_id }, newId)
    await act([op])
    return op.id
  }
  await paid(1_000)
  // Refunded by mistake, twice: each refund was valid after the payment before it.
  for (let mistakes = 0; mistakes < 2; mistakes++) await paid(1_000, await paid(-1_000))
  clock = clocks[1]
  const lines = await db.rows('invoice_lines').where('invoice_id').equals(invoiceId).toArray()
  const storno = issueStorno(
    {
      invoice: { id: invoiceId, order_id: orderId },
      quantities: new Map(lines.map((one) => [one.id, one.cantitate])),
      isWhole: true,
      freesOrder: true,
      seriesId,
      data_factura: today(),
      mentiuni: '',
    },
    newId,
  )
  await act(storno.ops)
  await issue()
  db.close()
  return { orderId, invoiceId, stornoId: storno.id, seriesId }
}

const account = async (name: string) => {
  const server = new MemoryServer(() => NOW, 1000)
  await server.found(TENANT)
  const actor: Actor = { tenantId: TENANT, userId: 'u', kind: 'staff', role: 'owner' }
  const device = new SimulatedDevice({
    name,
    actor,
    transport: server.transport(actor),
    now: () => NOW,
    random: () => 0.5,
    newId,
  })
  opened.push(device.db)
  const writer: Writer = { db: device.db, mode: 'synced', actor, now: () => NOW, newId }
  return { server, device, writer }
}

/** Puts a row into each collection that `invoiced` leaves empty, and values of the shop's own into the shop. */
const fillUp = async (db: AppDatabase, invoiceId: string): Promise<void> => {
  const [shop] = await db.rows('tenants').toArray()
  const [car] = await db.rows('vehicles').toArray()
  const [anOrderLine] = await db.rows('order_lines').toArray()
  if (!shop || !car || !anOrderLine) throw new Error('the shop is missing')
  const actor: Actor = { tenantId: shop.id, userId: shop.id, kind: 'staff', role: 'owner' }
  const act = (...ops: DraftOp[]) => mutate({ db, mode: 'local', actor, now: () => NOW, newId }, 'act', ops)
  const insert = (collection: CollectionName, data: Values, id = newId()): DraftOp => ({
    op: 'insert',
    collection,
    id,
    data,
  })
  const { order_id } = anOrderLine
  const packageId = newId()
  const mechanicId = newId()
  await act(
    { op: 'patch', collection: 'tenants', id: shop.id, data: { banca: 'Banca', plafon_firma: 500_000 } },
    insert('document_settings', { subsol: 'Vă așteptăm.' }, shop.id),
    insert('message_settings', { saturdays: 0 }, shop.id),
    insert('privacy_settings', { invoice_years: 5 }, shop.id),
    insert('calendar_settings', { slot_minutes: 60 }, shop.id),
    insert('calendar_exceptions', { from_day: '2026-12-24', to_day: '2026-12-24' }),
    insert(
      'message_templates',
      { purpose: 'ready', channel: 'sms', body: 'Mașina e gata.' },
      templateId('ready', 'sms', 'ro'),
    ),
    insert('catalog_modele', { marca_id: seedId(1, 1), denumire: 'Logan' }),
    insert('catalog_norme', { denumire: 'Schimb ulei', ore_normate: 1_000 }),
    insert('mecanici', { nume: 'Ion' }, mechanicId),
    insert('work_sessions', {
      order_id,
      line_id: anOrderLine.id,
      mechanic_id: mechanicId,
      started_at: new Date(NOW - 3_600_000).toISOString(),
      stopped_at: new Date(NOW).toISOString(),
    }),
    insert('packages', { denumire: 'Revizie' }, packageId),
    insert('package_lines', { package_id: packageId, tip: 'material', descriere: 'Ulei' }),
    insert('reminders', { vehicle_id: car.id, kind: 'itp', due_date: '2027-01-10' }),
    insert('order_line_costs', { order_id, pret_achizitie: 3_000 }, anOrderLine.id),
    insert('photos', {
      order_id,
      taken_at: new Date(NOW).toISOString(),
      size: 1_000,
      width: 800,
      height: 600,
      sha256: 'a'.repeat(64),
    }),
    insert('consents', {
      contact_id: car.contact_id,
      channel: 'sms',
      purpose: 'reminder',
      given: 1,
      source: 'desk',
      at: new Date(NOW).toISOString(),
    }),
    insert('appointments', { vehicle_id: car.id, data_ora: new Date(NOW).toISOString() }),
    pay(invoiceId, '2026-11-21', { suma: 10, metoda: 'numerar', anuleaza_id: null }, newId) as DraftOp,
  )
}

/** Columns that belong to the account: who acted, the device that issued, and what was entered at registration. */
const OF_THE_ACCOUNT = new Set(['by', 'created_by', 'dispozitiv_id', 'nume', 'plan', 'trial_expires_at'])

const adopted = ({ columns }: Collection, row: Row): Values =>
  Object.fromEntries(
    Object.keys(columns)
      .filter((name) => !OF_THE_ACCOUNT.has(name))
      .map((name) => [name, row[name] ?? null]),
  )

describe('registering moves the data of the free tier', () => {
  it('moves an order that is too large for one act in several acts', { timeout: 60_000 }, async () => {
    const { db, act } = await freeTier('fat-local')
    const [order, car] = [newId(), newId()]
    await act(
      { op: 'insert', collection: 'vehicles', id: car, data: { nr_inmatriculare: 'CT 12 ABC' } },
      {
        op: 'insert',
        collection: 'orders',
        id: order,
        data: { data_comanda: '2026-11-20', vehicle_id: car },
      },
    )
    for (let from = 0; from < 500; from += 100) {
      const lines = Array.from({ length: 100 }, () => {
        const made = line(order)
        return made.op === 'delete' ? made : { ...made, data: { ...made.data, descriere: 'ș'.repeat(500) } }
      })
      await act(...lines)
      await act(
        ...lines.map(({ id }): DraftOp => {
          const data = { order_id: order, pret_achizitie: 100 }
          return { op: 'insert', collection: 'order_line_costs', id, data }
        }),
      )
    }
    await act({ op: 'patch', collection: 'orders', id: order, data: { status: 'VALIDAT' } })
    db.close()
    const { server, device, writer } = await account('fat-account')
    await device.sync()
    expect(await adoptLocalData(writer, 'fat-local', 'Mutare')).toBe('done')
    await device.sync()
    const rows = [...server.store.rows].filter(([, row]) => row.order_id === order)
    expect(rows.length).toBe(1_000)
    expect(server.store.rows.get(`orders/${order}`)).toMatchObject({ status: 'VALIDAT' })
  })

  it('moves cars, orders with their states and numbers, and changed catalogue rows to the server', async () => {
    const { first, second } = await worked('adopt-1')
    const { server, device, writer } = await account('adopt-1-account')
    await device.sync()
    await adoptLocalData(writer, 'adopt-1', 'adus')
    await device.sync()
    const row = (collection: string, id: string) => server.store.rows.get(`${collection}/${id}`)
    expect(row('orders', first)).toMatchObject({
      nr_comanda: 1,
      status: 'VALIDAT',
      nr_auto: 'CT12ABC',
      total_general: 21_780,
    })
    expect(row('orders', second)).toMatchObject({ nr_comanda: 2, status: 'DRAFT', total_general: 43_560 })
    expect(row('catalog_preturi', seedId(5, 1))).toMatchObject({ pret: 20_000 })
    expect(await device.db.rejected.count()).toBe(0)
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('adopt-1')
  })

  it('moves invoices under their own numbers, with payments and stornos, and the series continues', async () => {
    const { orderId, invoiceId, stornoId, seriesId } = await invoiced('adopt-invoices')
    const { server, device, writer } = await account('adopt-invoices-account')
    await device.sync()
    expect(await adoptLocalData(writer, 'adopt-invoices', 'adus')).toBe('done')
    await device.sync()
    expect(await device.db.rejected.toArray()).toEqual([])
    const row = (collection: string, id: string) => server.store.rows.get(`${collection}/${id}`)
    expect(row('invoices', invoiceId)).toMatchObject({
      serie_factura: 'FCT',
      nr_factura: 7,
      total_general: 21_780,
      incasat: 1_000,
      rest: -1_000,
    })
    expect(row('invoices', stornoId)).toMatchObject({ nr_factura: 8, total_general: -21_780 })
    expect(row('orders', orderId)).toMatchObject({ status: 'FACTURAT' })
    expect(row('invoice_series', seriesId)).toMatchObject({ ultimul_numar: 9, dispozitiv_id: '' })
    expect([...server.store.rows.keys()].filter((key) => key.startsWith('invoices/'))).toHaveLength(3)
  })

  it('moves what was issued while the clock was wrong, and marks it for the owner', async () => {
    const { invoiceId, stornoId } = await invoiced('adopt-clock', [NOW + 200 * DAY, NOW])
    const { server, device, writer } = await account('adopt-clock-account')
    await device.sync()
    expect(await adoptLocalData(writer, 'adopt-clock', 'adus')).toBe('done')
    await device.sync()
    expect(await device.db.rejected.toArray()).toEqual([])
    const row = (id: string) => server.store.rows.get(`invoices/${id}`)
    expect(row(invoiceId)).toMatchObject({ nr_factura: 7, data_indoielnica: 'in_viitor' })
    expect(row(stornoId)).toMatchObject({ nr_factura: 8, data_indoielnica: '' })
  })

  it('duplicates nothing when it is interrupted anywhere and runs again', async () => {
    for (let writes = 0; writes < 4; writes++) {
      const name = `adopt-cut-${writes}`
      await worked(name)
      const { server, device, writer } = await account(`${name}-account`)
      await device.sync()
      // The app is killed after some acts: the next act finds the database closed.
      let left = writes
      const dying: Writer = {
        ...writer,
        now: () => {
          if (left-- === 0) throw new Error('killed')
          return NOW
        },
      }
      await expect(adoptLocalData(dying, name, 'adus')).rejects.toThrow('killed')
      await device.sync()
      await adoptLocalData(writer, name, 'adus')
      await device.sync()
      const orders = [...server.store.rows].filter(([key]) => key.startsWith('orders/'))
      expect(orders.map(([, row]) => row.nr_comanda)).toEqual([1, 2])
      expect([...server.store.rows.keys()].filter((key) => key.startsWith('order_lines/')).length).toBe(3)
    }
  })

  it('moves a row of every collection to where its adoption says', async () => {
    const { invoiceId } = await invoiced('adopt-all')
    const db = new AppDatabase('adopt-all')
    await db.open()
    await fillUp(db, invoiceId)
    const here = new Map<string, Row[]>()
    for (const name of COLLECTION_NAMES) here.set(name, await db.anyRows(name).toArray())
    db.close()
    const { server, device, writer } = await account('adopt-all-account')
    await device.sync()
    expect(await adoptLocalData(writer, 'adopt-all', 'adus')).toBe('done')
    await device.sync()
    expect(await device.db.rejected.toArray()).toEqual([])
    for (const { collection, adoption } of REGISTRY.values()) {
      const rows = here.get(collection.name) ?? []
      expect([collection.name, adoption === 'none', rows.length]).toEqual([
        collection.name,
        rows.length === 0,
        rows.length,
      ])
      for (const row of rows) {
        const id = adoption === 'merge' ? TENANT : row.id
        const there = server.store.rows.get(`${collection.name}/${id}`)
        expect(there, `${collection.name}/${row.id}`).toMatchObject(adopted(collection, row))
      }
    }
  })

  it('waits for the first load, because links would point to nothing', async () => {
    await worked('adopt-early')
    const { device, writer } = await account('adopt-early-account')
    await adoptLocalData(writer, 'adopt-early', 'adus')
    expect(await device.db.outbox.count()).toBe(0)
    const local = new AppDatabase('adopt-early')
    expect(await local.rows('orders').count()).toBe(2)
    opened.push(local)
  })
})
