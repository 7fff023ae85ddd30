import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { RULED } from '#domain/ruled.ts'
import { type Actor, staffActor, systemActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { serve } from '#domain/sync/serve.ts'
import { foundShop } from '#domain/workshop/shop/found-shop.ts'
import { MemoryStore } from '#tests/sync/memory-store.ts'

const TENANT = '00000000-0000-7000-8000-0000000000aa'
const OWNER = staffActor({ tenantId: TENANT, userId: 'o' }, 'owner')
const MECHANIC = '00000000-0000-7000-8000-0000000000bb'
const IN_WORK = staffActor({ tenantId: TENANT, userId: 'm' }, 'mechanic', [MECHANIC])
const NOW = '2026-11-21T08:00:00.000Z'
let ids = 0
const id = () => `00000000-0000-7000-9200-${(++ids).toString(16).padStart(12, '0')}`

type Data = Extract<Op, { op: 'insert' }>['data']
const insert = (collection: string, rowId: string, data: Data): Op => ({
  op: 'insert',
  collection,
  id: rowId,
  data,
})
const patch = (collection: string, rowId: string, data: Data): Op => ({
  op: 'patch',
  collection,
  id: rowId,
  base: 9_999,
  data,
})

/** A shop with an order of the mechanic's. */
const aShop = async () => {
  const store = new MemoryStore()
  let seq = 0
  const act = async (ops: readonly Op[], actor: Actor = OWNER): Promise<string> => {
    const body = { at: NOW, label: '', ops }
    const push = {
      actor,
      clientId: actor.userId,
      epoch: null,
      mutations: [{ id: `${++seq}`, hash: '', body }],
    }
    const { outcomes } = await serve(RULED, store, store.open(), [push], { now: NOW, mode: 'authority' })
    const result = outcomes[0]?.refused === null ? outcomes[0].results[0] : undefined
    return result?.status === 'rejected' ? result.code : (result?.status ?? 'refused')
  }
  const shop = { tenantId: TENANT, company: 'Service', cui: '', email: '' }
  await act(foundShop(shop, Date.parse(NOW)), systemActor(OWNER, 'device'))
  const [order, car, begun] = [id(), id(), id()]
  await act([
    insert('mecanici', MECHANIC, { nume: 'Ion', user_id: 'm' }),
    insert('vehicles', car, { nr_inmatriculare: 'CT12ABC' }),
    insert('orders', order, { data_comanda: '2026-11-21', vehicle_id: car }),
    insert('order_lines', begun, {
      order_id: order,
      tip: 'manopera',
      mecanic_id: MECHANIC,
      descriere: 'Diagnoză',
    }),
  ])
  const row = (collection: string, rowId: string) => store.rows.get(`${collection}/${rowId}`)
  return { act, row, order }
}

describe('a line of a mechanic who sees no prices (S24.8)', () => {
  let shop: Awaited<ReturnType<typeof aShop>>
  beforeEach(async () => {
    shop = await aShop()
  })

  const add = async (data: Data, actor: Actor = IN_WORK) => {
    const line = id()
    expect(await shop.act([insert('order_lines', line, { order_id: shop.order, ...data })], actor)).toBe(
      'applied',
    )
    return line
  }
  const list = (denumire: string, pret: number, um = '') =>
    shop.act([insert('catalog_preturi', id(), { denumire, pret, um })])
  const pack = async (line: Data) => {
    const package_id = id()
    await shop.act([
      insert('packages', package_id, { denumire: 'Revizie' }),
      insert('package_lines', id(), { package_id, ...line }),
    ])
  }

  it('has the shop’s hourly rate, or that of the package', async () => {
    const plain = await add({ tip: 'manopera', descriere: 'Plăcuțe', ore: 1_500, pret_ora: 1 })
    expect(shop.row('order_lines', plain)).toMatchObject({ pret_ora: 15_000, total: 22_500, unpriced: 0 })
    await pack({ tip: 'manopera', descriere: 'Diagnoză completă', ore: 1_000, pret_ora: 20_000 })
    const packed = await add({ tip: 'manopera', descriere: 'Diagnoză completă', ore: 1_000 })
    expect(shop.row('order_lines', packed)).toMatchObject({ pret_ora: 20_000, unpriced: 0 })
  })

  it('has the price of the list, of its unit and while it is offered', async () => {
    await list('Ulei', 6_000, 'l')
    const part = { tip: 'material', descriere: 'Ulei', cantitate: 4_500 }
    const right = await add({ ...part, um: 'l' })
    expect(shop.row('order_lines', right)).toMatchObject({ pret_unitar: 6_000, total: 27_000, unpriced: 0 })
    const other = await add({ ...part, um: 'buc' })
    expect(shop.row('order_lines', other)).toMatchObject({ pret_unitar: 0, unpriced: 1 })
    await list('Filtru', 4_000)
    expect(shop.row('order_lines', await add({ ...part, descriere: 'Filtru', um: 'buc' }))).toMatchObject({
      pret_unitar: 4_000,
    })
  })

  it('waits for the desk where the lists have no price, or several; the order can’t be validated before', async () => {
    await list('Bec', 1_000)
    await list('Bec', 1_200)
    const line = await add({ tip: 'material', descriere: 'Bec', cantitate: 1_000, um: 'buc' })
    expect(shop.row('order_lines', line)).toMatchObject({ pret_unitar: 0, unpriced: 1 })
    const validate = [patch('orders', shop.order, { status: 'VALIDAT' })]
    expect(await shop.act(validate)).toBe('order_unpriced')
    expect(await shop.act([patch('order_lines', line, { unpriced: 0 })], IN_WORK)).toBe('forbidden_column')
    expect(await shop.act([patch('order_lines', line, { pret_unitar: 1_100 })])).toBe('applied')
    expect(shop.row('order_lines', line)).toMatchObject({ total: 1_100, unpriced: 0 })
    expect(await shop.act(validate)).toBe('applied')
  })

  it('may stay without a price where the desk says so', async () => {
    const line = await add({ tip: 'material', descriere: 'Șaibă', cantitate: 1_000, um: 'buc' })
    await shop.act([patch('order_lines', line, { unpriced: 0 })])
    expect(await shop.act([patch('orders', shop.order, { status: 'VALIDAT' })])).toBe('applied')
  })

  it('is priced once its name is right', async () => {
    await list('Antigel', 3_000, 'l')
    const line = await add({ tip: 'material', descriere: 'Antigl', cantitate: 2_000, um: 'l' })
    await shop.act([patch('order_lines', line, { descriere: 'Antigel' })], IN_WORK)
    expect(shop.row('order_lines', line)).toMatchObject({ pret_unitar: 3_000, total: 6_000, unpriced: 0 })
    // A price that the desk has written stays.
    await shop.act([patch('order_lines', line, { pret_unitar: 2_500 })])
    await shop.act([patch('order_lines', line, { descriere: 'Antigel roșu', cantitate: 4_000 })], IN_WORK)
    expect(shop.row('order_lines', line)).toMatchObject({ pret_unitar: 2_500, total: 10_000 })
  })

  it('is what the mechanic wrote where the shop shows him prices', async () => {
    const sees = { ...IN_WORK, granted: ['prices' as const] }
    const line = await add({ tip: 'manopera', descriere: 'Plăcuțe', ore: 1_000, pret_ora: 17_000 }, sees)
    expect(shop.row('order_lines', line)).toMatchObject({ pret_ora: 17_000, unpriced: 0 })
  })

  it('counts in the order’s total to the ban, however it is edited', { timeout: 60_000 }, async () => {
    const amount = fc.integer({ min: 0, max: 20_000 })
    const oneLine = fc.record({
      isLabour: fc.boolean(),
      amount,
      later: fc.option(amount),
      priceOfPart: fc.integer({ min: 1, max: 999_999 }),
      isListed: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(oneLine, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 99_999 }),
        async (lines, hour) => {
          shop = await aShop()
          await shop.act([patch('catalog_preturi', '00000000-0000-7000-8005-000000000001', { pret: hour })])
          const halfUp = (thousandths: number, price: number) =>
            Math.floor((thousandths * price + 500) / 1_000)
          let base = 0
          for (const [index, { isLabour, amount, later, priceOfPart, isListed }] of lines.entries()) {
            const name = `Linia ${index}`
            if (isListed) await list(name, priceOfPart, 'buc')
            const column = isLabour ? 'ore' : 'cantitate'
            const kind = isLabour ? { tip: 'manopera' } : { tip: 'material', um: 'buc' }
            const line = await add({ ...kind, descriere: name, [column]: amount })
            if (later !== null) await shop.act([patch('order_lines', line, { [column]: later })], IN_WORK)
            base += halfUp(later ?? amount, isLabour ? hour : isListed ? priceOfPart : 0)
          }
          const tva = Math.floor((base * 2_100 + 5_000) / 10_000)
          expect(shop.row('orders', shop.order)).toMatchObject({
            total_fara_tva: base,
            total_general: base + tva,
          })
        },
      ),
      { numRuns: 40 },
    )
  })
})
