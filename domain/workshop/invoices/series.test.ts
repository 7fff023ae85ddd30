import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Order } from '#domain/workshop/orders/schema.ts'
import { invoiceOps, seriesOps, stornoOps, validatedOrder } from '#tests/factories/invoices.ts'
import { nextId, type ShopInMemory, shopInMemory } from '#tests/factories/shop-in-memory.ts'
import { sellerOf } from './frozen.ts'
import type { Invoice, InvoiceSeries } from './schema.ts'

const PHONE = nextId()
const TABLET = nextId()

const aShop = async () => {
  const shop = await shopInMemory()
  const owner = shop.person()
  const shopSeries = nextId()
  const phoneSeries = nextId()
  await owner.act(
    seriesOps(shopSeries, { serie: 'ROA' }),
    seriesOps(phoneSeries, { serie: 'TEL', dispozitiv_id: PHONE, dispozitiv_nume: 'Telefon' }),
  )
  const series = (id: string) => shop.row<InvoiceSeries>('invoice_series', id)
  const order = async () => {
    const id = nextId()
    await owner.act(...validatedOrder(id))
    return id
  }
  return { shop, owner, shopSeries, phoneSeries, series, order }
}

/** The numbers of a series, ascending. */
const numbersOf = (shop: ShopInMemory, seriesId: string): number[] =>
  shop
    .all<Invoice>('invoices')
    .filter((one) => one.serie_id === seriesId)
    .map((one) => one.nr_factura)
    .sort((a, b) => a - b)

describe('a series', () => {
  it('has a name that was never used before, in any spelling', async () => {
    const { owner } = await aShop()
    expect(await owner.outcome(seriesOps(nextId(), { serie: ' r o a ' }))).toBe('series_taken')
    expect(await owner.outcome(seriesOps(nextId(), { serie: '' }))).toBe('series_missing')
    expect(await owner.outcome(seriesOps(nextId(), { serie: 'NOU', prim_numar: 100 }))).toBe('applied')
  })

  it('does not count refused invoices', async () => {
    const { shop, owner } = await aShop()
    const name = (id: string): Parameters<typeof owner.outcome>[0] => [
      ...seriesOps(id, { serie: 'X' }),
      { op: 'patch', collection: 'orders', id: nextId(), data: {} },
    ]
    expect(await owner.outcome(name(nextId()))).toBe('row_missing')
    expect(await owner.outcome(seriesOps(nextId(), { serie: 'X' }))).toBe('applied')
    expect(shop.all('invoice_series')).toHaveLength(3)
  })

  it('is retired permanently, and never deleted', async () => {
    const { shop, owner, shopSeries, series, order } = await aShop()
    const orderId = await order()
    const active = (activ: number) => [
      { op: 'patch' as const, collection: 'invoice_series', id: shopSeries, data: { activ } },
    ]
    expect(await shop.person('reception').outcome(active(0))).toBe('forbidden_column')
    expect(await owner.outcome(active(0))).toBe('applied')
    expect(await owner.outcome(active(1))).toBe('series_retired')
    expect(await owner.outcome(invoiceOps(shop, orderId, series(shopSeries)).ops)).toBe('series_retired')
    expect(await owner.outcome([{ op: 'delete', collection: 'invoice_series', id: shopSeries }])).toBe(
      'forbidden',
    )
  })

  it('gives no number beyond 999.999.999', async () => {
    const { shop, owner, series, order } = await aShop()
    for (const dispozitiv_id of ['', PHONE]) {
      const id = nextId()
      await owner.act(
        seriesOps(id, { serie: dispozitiv_id === '' ? 'ZA' : 'ZB', prim_numar: 999_999_999, dispozitiv_id }),
      )
      expect(await owner.outcome(invoiceOps(shop, await order(), series(id)).ops)).toBe('applied')
      expect(numbersOf(shop, id)).toEqual([999_999_999])
      const beyond = await owner.outcome(invoiceOps(shop, await order(), series(id)).ops)
      expect(beyond).toBe(dispozitiv_id === '' ? 'series_full' : 'invalid_input')
      expect(series(id).ultimul_numar).toBe(999_999_999)
    }
  })

  it('of the whole shop is opened by the office; reception opens one for its own device', async () => {
    const { shop } = await aShop()
    const reception = shop.person('reception')
    expect(await reception.outcome(seriesOps(nextId(), { serie: 'A' }))).toBe('forbidden')
    expect(await reception.outcome(seriesOps(nextId(), { serie: 'A', dispozitiv_id: TABLET }))).toBe(
      'applied',
    )
  })

  it('cannot be advanced by hand', async () => {
    const { owner, shopSeries, phoneSeries } = await aShop()
    const number = (id: string, ultimul_numar: number) => [
      { op: 'patch' as const, collection: 'invoice_series', id, data: { ultimul_numar } },
    ]
    expect(await owner.outcome(number(shopSeries, 1))).toBe('series_of_device')
    expect(await owner.outcome(number(phoneSeries, 2))).toBe('series_out_of_order')
    const ghost = { ultimul_numar: 1, ultima_factura_id: nextId() }
    expect(
      await owner.outcome([{ op: 'patch', collection: 'invoice_series', id: phoneSeries, data: ghost }]),
    ).toBe('series_out_of_order')
  })
})

describe('a series of one device', () => {
  it('keeps the numbers that the device assigned, and refuses another device and a gap', async () => {
    const { shop, owner, phoneSeries, series, order } = await aShop()
    const [first, second, third] = [await order(), await order(), await order()]
    const other = invoiceOps(shop, first, { ...series(phoneSeries), dispozitiv_id: TABLET })
    expect(await owner.outcome(other.ops)).toBe('series_of_device')
    expect(await owner.outcome(invoiceOps(shop, first, series(phoneSeries)).ops)).toBe('applied')
    const ahead = { ...series(phoneSeries), ultimul_numar: 2 }
    expect(await owner.outcome(invoiceOps(shop, second, ahead).ops)).toBe('series_out_of_order')
    expect(await owner.outcome(invoiceOps(shop, second, series(phoneSeries)).ops)).toBe('applied')
    const again = { ...series(phoneSeries), ultimul_numar: 1 }
    expect(await owner.outcome(invoiceOps(shop, third, again).ops)).toBe('series_out_of_order')
    expect(numbersOf(shop, phoneSeries)).toEqual([1, 2])
  })

  it('assigns one number to one invoice of an act', async () => {
    const { shop, owner, phoneSeries, series, order } = await aShop()
    const [first, second] = [await order(), await order()]
    const one = invoiceOps(shop, first, series(phoneSeries)).ops
    const two = invoiceOps(shop, second, series(phoneSeries)).ops.filter(
      (op) => op.collection !== 'invoice_series',
    )
    expect(await owner.outcome([...one, ...two])).toBe('series_out_of_order')
  })

  it('pairs each number with one invoice across the whole act', async () => {
    const { shop, owner, phoneSeries, series, order } = await aShop()
    const taken = (ultimul_numar: number, ultima_factura_id: string) => ({
      op: 'patch' as const,
      collection: 'invoice_series',
      id: phoneSeries,
      data: { ultimul_numar, ultima_factura_id },
    })
    expect(await owner.outcome([taken(1, '')])).toBe('series_out_of_order')
    const first = await order()
    const ahead = invoiceOps(shop, first, { ...series(phoneSeries), ultimul_numar: 1 })
    expect(await owner.outcome([taken(1, ahead.id), ...ahead.ops])).toBe('series_out_of_order')
    expect(await owner.outcome([taken(1, nextId()), ...ahead.ops])).toBe('series_out_of_order')
    expect(series(phoneSeries)).toMatchObject({ ultimul_numar: 0, ultima_factura_id: '' })
    const one = invoiceOps(shop, first, series(phoneSeries))
    const two = invoiceOps(shop, await order(), { ...series(phoneSeries), ultimul_numar: 1 })
    expect(await owner.outcome([...one.ops, ...two.ops])).toBe('applied')
    expect(await owner.outcome([taken(3, two.id)])).toBe('series_out_of_order')
    expect(numbersOf(shop, phoneSeries)).toEqual([1, 2])
  })

  it('stands because it is printed, though the order was reopened, invoiced twice, or the series retired', async () => {
    const { shop, owner, shopSeries, phoneSeries, series, order } = await aShop()
    const reopened = await order()
    const twice = await order()
    const late = await order()
    const status = (id: string, to: string) => [
      { op: 'patch' as const, collection: 'orders', id, data: { status: to } },
    ]
    const onPaper = [reopened, twice, late].map(
      (id, index) => invoiceOps(shop, id, { ...series(phoneSeries), ultimul_numar: index }).ops,
    )
    await owner.act(status(reopened, 'DRAFT'))
    await owner.act(invoiceOps(shop, twice, series(shopSeries)).ops)
    await owner.act([{ op: 'patch', collection: 'invoice_series', id: phoneSeries, data: { activ: 0 } }])
    for (const ops of onPaper) expect(await owner.outcome(ops)).toBe('applied')
    expect(numbersOf(shop, phoneSeries)).toEqual([1, 2, 3])
    expect(shop.row<Order>('orders', reopened).status).toBe('FACTURAT')
  })

  it('keeps the seller and the regime that were printed', async () => {
    const { shop, owner, phoneSeries, series, order } = await aShop()
    const { id, ops } = invoiceOps(shop, await order(), series(phoneSeries))
    await owner.act([
      { op: 'patch', collection: 'tenants', id: shop.tenantId, data: { nume: 'Alt nume', platitor_tva: 0 } },
    ])
    expect(await owner.outcome(ops)).toBe('applied')
    const invoice = shop.row<Invoice>('invoices', id)
    expect(invoice).toMatchObject({ regim_tva: 'platitor', tva: 8_335 })
    expect(sellerOf(invoice).nume).toBe('Service')
  })

  it.each(['{', 'null', '{"nume":5}', '[]', '[{}]', '7', '{"nume":"A","iban":["x"]}'])(
    'takes no seller that nobody could read: %s',
    async (furnizor) => {
      const { shop, owner, phoneSeries, series, order } = await aShop()
      const { ops } = invoiceOps(shop, await order(), series(phoneSeries))
      for (const op of ops) if (op.collection === 'invoices') op.data.furnizor = furnizor
      expect(await owner.outcome(ops)).toBe('invalid_input')
      expect(series(phoneSeries).ultimul_numar).toBe(0)
    },
  )

  it('takes the shop as the seller where none was printed', async () => {
    const { shop, owner, phoneSeries, series, order } = await aShop()
    const { id, ops } = invoiceOps(shop, await order(), series(phoneSeries))
    for (const op of ops) if (op.collection === 'invoices') op.data.furnizor = '{}'
    expect(await owner.outcome(ops)).toBe('applied')
    expect(sellerOf(shop.row<Invoice>('invoices', id)).nume).toBe('Service')
  })

  it('stores the printed fields of a seller, as columns store them', async () => {
    const { shop, owner, phoneSeries, series, order } = await aShop()
    const { id, ops } = invoiceOps(shop, await order(), series(phoneSeries))
    const printed = { nume: ' Auto\u200B Ştefan ', judet: 'Constanţa', altceva: 1 }
    for (const op of ops) if (op.collection === 'invoices') op.data.furnizor = JSON.stringify(printed)
    expect(await owner.outcome(ops)).toBe('applied')
    const { furnizor } = shop.row<Invoice>('invoices', id)
    expect(sellerOf({ furnizor })).toMatchObject({ nume: 'Auto Ștefan', judet: 'CT', iban: '' })
    expect(furnizor).not.toContain('altceva')
  })

  it('can become the whole shop’s, and continues its numbers', async () => {
    const { shop, owner, phoneSeries, series, order } = await aShop()
    const [first, second] = [await order(), await order()]
    await owner.act(invoiceOps(shop, first, series(phoneSeries)).ops)
    const move = (dispozitiv_id: string) => [
      { op: 'patch' as const, collection: 'invoice_series', id: phoneSeries, data: { dispozitiv_id } },
    ]
    expect(await owner.outcome(move(TABLET))).toBe('series_of_device')
    expect(await owner.outcome(move(''))).toBe('applied')
    expect(await owner.outcome(move(PHONE))).toBe('series_of_device')
    await owner.act(invoiceOps(shop, second, series(phoneSeries)).ops)
    expect(numbersOf(shop, phoneSeries)).toEqual([1, 2])
  })
})

describe('numbers under random acts', () => {
  /** An act of one of three people on the next order: valid acts, and ones that are refused. */
  const step = fc.record({
    who: fc.integer({ min: 0, max: 2 }),
    how: fc.constantFrom('shop', 'shop', 'phone', 'stale phone', 'forged', 'bad line', 'storno', 'twice'),
  })

  it('are unique and gapless in each series', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const { shop, shopSeries, phoneSeries, series, order } = await aShop()
        const people = [shop.person('owner'), shop.person('reception'), shop.person('manager')]
        const issued: string[] = []
        for (const { who, how } of steps) {
          const person = people[who]
          const orderId = await order()
          const own = series(phoneSeries)
          const one = (numbering: InvoiceSeries) => invoiceOps(shop, orderId, numbering)
          if (how === 'storno') {
            const last = issued.pop()
            if (last) await person?.act(stornoOps(shop, last, shopSeries).ops)
          } else if (how === 'twice') {
            await person?.act(one(series(shopSeries)).ops, one(series(shopSeries)).ops)
          } else if (how === 'bad line') {
            const { ops } = one(series(shopSeries))
            await person?.act(
              ops.map((op) =>
                op.collection === 'invoice_lines' ? { ...op, data: { ...op.data, cota_tva: 7 } } : op,
              ),
            )
          } else {
            const numbering = {
              shop: series(shopSeries),
              phone: own,
              'stale phone': { ...own, ultimul_numar: own.ultimul_numar - 1 },
              forged: { ...own, dispozitiv_id: TABLET },
            }[how]
            const { id, ops } = one(numbering)
            if ((await person?.outcome(ops)) === 'applied') issued.push(id)
          }
        }
        for (const id of [shopSeries, phoneSeries]) {
          const numbers = numbersOf(shop, id)
          expect(numbers).toEqual(numbers.map((_, index) => index + 1))
          expect(series(id).ultimul_numar).toBe(numbers.length)
        }
      }),
      { numRuns: 40 },
    )
  })
})
