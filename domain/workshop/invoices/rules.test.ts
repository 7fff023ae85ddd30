import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_TOTAL, sum } from '#domain/kernel/money.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import { invoiceOps, seriesOps, stornoOps, validatedOrder } from '#tests/factories/invoices.ts'
import { nextId, shopInMemory } from '#tests/factories/shop-in-memory.ts'
import { pay } from './draft.ts'
import { sellerOf, vatGroupsOf } from './frozen.ts'
import type { Invoice, InvoiceLine, InvoiceSeries, Payment } from './schema.ts'

const aShop = async () => {
  const shop = await shopInMemory()
  const owner = shop.person()
  const seriesId = nextId()
  const orderId = nextId()
  await owner.act(seriesOps(seriesId, { serie: 'roa', prim_numar: 41 }), ...validatedOrder(orderId))
  const series = () => shop.row<InvoiceSeries>('invoice_series', seriesId)
  const order = () => shop.row<Order>('orders', orderId)
  const invoice = (id: string) => shop.row<Invoice>('invoices', id)
  return { shop, owner, seriesId, orderId, series, order, invoice }
}

/** A shop whose only order is invoiced. */
const invoiced = async (issue: Parameters<typeof invoiceOps>[3] = {}) => {
  const own = await aShop()
  const { id, ops } = invoiceOps(own.shop, own.orderId, own.series(), issue)
  expect(await own.owner.outcome(ops)).toBe('applied')
  return { ...own, id }
}

describe('issuing', () => {
  it('starts from the shop’s first number, freezes the lines, and invoices the order in one act', async () => {
    const { shop, id, invoice, order, series } = await invoiced()
    expect(invoice(id)).toMatchObject({
      serie_factura: 'ROA',
      nr_factura: 41,
      total_linii: 39_690,
      total_fara_tva: 39_690,
      tva: 8_335,
      total_general: 48_025,
      rest: 48_025,
      regim_tva: 'platitor',
    })
    expect(sellerOf(invoice(id)).nume).toBe('Service')
    expect(vatGroupsOf(invoice(id))).toEqual([
      { categorie: 'S', cota: 2100, total_linii: 39_690, discount: 0, baza: 39_690, tva: 8_335 },
    ])
    expect(order().status).toBe('FACTURAT')
    expect(series()).toMatchObject({ ultimul_numar: 41, ultima_factura_id: id, ultima_data: '2026-11-21' })
    const lines = shop.all<InvoiceLine>('invoice_lines')
    expect(lines.map(({ descriere, um, cantitate, total }) => ({ descriere, um, cantitate, total }))).toEqual(
      [
        { descriere: 'Înlocuit plăcuțe', um: 'oră', cantitate: 1000, total: 15_000 },
        { descriere: 'Plăcuțe frână', um: 'set', cantitate: 2000, total: 24_690 },
      ],
    )
  })

  it('takes the rate of the day of delivery: 19% before August 2025', async () => {
    const facts = { data_factura: '2025-08-03', data_livrare: '2025-07-31' }
    const { id, invoice } = await invoiced({ facts })
    expect(invoice(id)).toMatchObject({ tva: 7_541, total_general: 47_231 })
  })

  it('refuses a rate that was not in force', async () => {
    const { shop, owner, orderId, series } = await aShop()
    const { ops } = invoiceOps(shop, orderId, series())
    for (const op of ops) if (op.collection === 'invoice_lines') op.data.cota_tva = 1900
    expect(await owner.outcome(ops)).toBe('invoice_rate')
  })

  it('has no TVA for a shop that is not registered, and stores that permanently', async () => {
    const { shop, owner, orderId, series, invoice } = await aShop()
    const regime = (platitor_tva: number) => [
      { op: 'patch' as const, collection: 'tenants', id: shop.tenantId, data: { platitor_tva } },
    ]
    await owner.act(regime(0))
    const { id, ops } = invoiceOps(shop, orderId, series())
    expect(await owner.outcome(ops)).toBe('applied')
    await owner.act(regime(1), [pay(id, '2026-11-21', { suma: 100, metoda: 'card' }, nextId)])
    expect(invoice(id)).toMatchObject({ regim_tva: 'neplatitor', tva: 0, total_general: 39_690 })
    expect(vatGroupsOf(invoice(id))[0]?.categorie).toBe('O')
  })

  it('states TVA la încasare where the shop applies it', async () => {
    const { shop, owner, orderId, series, invoice } = await aShop()
    await owner.act([{ op: 'patch', collection: 'tenants', id: shop.tenantId, data: { tva_la_incasare: 1 } }])
    const { id, ops } = invoiceOps(shop, orderId, series())
    await owner.act(ops)
    expect(invoice(id).regim_tva).toBe('la_incasare')
  })

  it('spreads a discount over several rates to the ban', async () => {
    const own = await aShop()
    const part = own.shop.all('order_lines').find((line) => line.tip === 'material')
    const { id, ops } = invoiceOps(own.shop, own.orderId, own.series(), {
      discount: 1_001,
      lineRates: new Map([[part?.id ?? '', 1100]]),
    })
    expect(await own.owner.outcome(ops)).toBe('applied')
    expect(vatGroupsOf(own.invoice(id))).toEqual([
      { categorie: 'S', cota: 2100, total_linii: 15_000, discount: 378, baza: 14_622, tva: 3_071 },
      { categorie: 'S', cota: 1100, total_linii: 24_690, discount: 623, baza: 24_067, tva: 2_647 },
    ])
    expect(own.invoice(id)).toMatchObject({ discount: 1_001, total_fara_tva: 38_689, total_general: 44_407 })
  })

  it('refuses a discount beyond the value', async () => {
    const { shop, owner, orderId, series } = await aShop()
    expect(await owner.outcome(invoiceOps(shop, orderId, series(), { discount: 39_691 }).ops)).toBe(
      'discount_too_large',
    )
    const { ops } = invoiceOps(shop, orderId, series())
    for (const op of ops) if (op.collection === 'invoice_lines') op.data.discount = 24_691
    expect(await owner.outcome(ops)).toBe('discount_too_large')
  })

  it('copies the discounts of the order’s lines, without refused lines', async () => {
    const { shop, owner, orderId, order, series, invoice } = await aShop()
    const [labour, part] = shop.all('order_lines')
    const edit = (collection: string, id: string, data: Record<string, string | number>) => [
      { op: 'patch' as const, collection, id, data },
    ]
    await owner.act(
      edit('orders', orderId, { status: 'DRAFT' }),
      edit('order_lines', labour?.id ?? '', { stare: 'refuzata' }),
      edit('order_lines', part?.id ?? '', { discount_procent: 1000 }),
      edit('orders', orderId, { status: 'VALIDAT' }),
    )
    const { id, ops } = invoiceOps(shop, orderId, series())
    expect(await owner.outcome(ops)).toBe('applied')
    expect(invoice(id)).toMatchObject({ total_linii: 22_221, total_general: order().total_general })
    expect(shop.all<InvoiceLine>('invoice_lines').map((line) => line.discount)).toEqual([2_469])
  })

  it('converts the prices into euro at the rate of the day, with TVA in lei as well', async () => {
    const { id, invoice } = await invoiced({ facts: { moneda: 'EUR', curs: 50_000 } })
    // 150,00 lei = 30,00 EUR; 123,45 lei = 24,69 EUR.
    expect(invoice(id)).toMatchObject({ total_fara_tva: 7_938, tva: 1_667, tva_lei: 8_335 })
  })

  it('in euro with two rates converts the TVA of each into lei, so that they add up', async () => {
    const { shop, owner, orderId, series, invoice } = await aShop()
    const { id, ops } = invoiceOps(shop, orderId, series(), { facts: { moneda: 'EUR', curs: 48_008 } })
    const part = ops.findLast((op) => op.collection === 'invoice_lines')
    if (part) part.data.cota_tva = 1_100
    expect(await owner.outcome(ops)).toBe('applied')
    const { tva, tva_lei } = invoice(id)
    const groups = vatGroupsOf(invoice(id))
    expect(groups.map(({ cota }) => cota)).toEqual([2100, 1100])
    expect(tva_lei).toBe(sum(groups.map((group) => Math.round((group.tva * 48_008) / 10_000))))
    // Converting the sum instead would differ by a ban.
    expect(tva_lei).not.toBe(Math.round((tva * 48_008) / 10_000))
  })

  it.each([
    ['euro without a rate', { facts: { moneda: 'EUR' as const } }, 'exchange_rate_missing'],
    ['a due day before the invoice', { facts: { data_scadenta: '2026-11-20' } }, 'invoice_dates'],
    ['nobody to pay', { buyer: { client_nume: ' ' } }, 'invoice_without_buyer'],
  ])('refuses %s', async (_, issue, code) => {
    const { shop, owner, orderId, series } = await aShop()
    expect(await owner.outcome(invoiceOps(shop, orderId, series(), issue).ops)).toBe(code)
    expect(series().ultimul_numar).toBe(40)
  })

  it('accepts only a validated order, and only once', async () => {
    const { shop, owner, orderId, series, id: _ } = await invoiced()
    expect(await owner.outcome(invoiceOps(shop, orderId, series()).ops)).toBe('order_not_invoiceable')
    const draft = nextId()
    await owner.act(...validatedOrder(draft).slice(0, 1))
    expect(await owner.outcome(invoiceOps(shop, draft, series()).ops)).toBe('order_not_invoiceable')
    expect(series().ultimul_numar).toBe(41)
  })

  it('invoices the order in the same act or not at all', async () => {
    const { shop, owner, orderId, series } = await aShop()
    const { ops } = invoiceOps(shop, orderId, series())
    expect(await owner.outcome(ops.filter((op) => op.collection !== 'orders'))).toBe('order_not_invoiceable')
    expect(
      await owner.outcome([{ op: 'patch', collection: 'orders', id: orderId, data: { status: 'FACTURAT' } }]),
    ).toBe('transition_forbidden')
  })

  it('refuses lines that differ from the order', async () => {
    const { shop, owner, orderId, order, series } = await aShop()
    const { ops } = invoiceOps(shop, orderId, series())
    const line = shop.all('order_lines')[0]
    const status = (to: string) => [
      { op: 'patch' as const, collection: 'orders', id: order().id, data: { status: to } },
    ]
    await owner.act(
      status('DRAFT'),
      [{ op: 'patch', collection: 'order_lines', id: line?.id ?? '', data: { pret_ora: 1 } }],
      status('VALIDAT'),
    )
    expect(await owner.outcome(ops)).toBe('invoice_differs')
    expect(order().status).toBe('VALIDAT')
  })

  it('is a right of the desk, not of a mechanic', async () => {
    const { shop, orderId, series } = await aShop()
    expect(await shop.person('mechanic').outcome(invoiceOps(shop, orderId, series()).ops)).toBe('forbidden')
    expect(await shop.person('reception').outcome(invoiceOps(shop, orderId, series()).ops)).toBe('applied')
  })
})

describe('an issued document', () => {
  it('accepts no change, no deletion and no further line', async () => {
    const { shop, owner, id } = await invoiced()
    const line = shop.all('invoice_lines')[0]?.id ?? ''
    expect(
      await owner.outcome([{ op: 'patch', collection: 'invoices', id, data: { client_nume: 'Alt' } }]),
    ).toBe('forbidden')
    expect(await owner.outcome([{ op: 'delete', collection: 'invoices', id }])).toBe('forbidden')
    expect(
      await owner.outcome([{ op: 'patch', collection: 'invoice_lines', id: line, data: { total: 1 } }]),
    ).toBe('forbidden')
    const more = { invoice_id: id, descriere: 'Încă una', cantitate: 1000, pret_unitar: 1, cota_tva: 2100 }
    expect(
      await owner.outcome([{ op: 'insert', collection: 'invoice_lines', id: nextId(), data: more }]),
    ).toBe('invoice_issued')
  })

  it('keeps its order closed', async () => {
    const { owner, orderId } = await invoiced()
    for (const status of ['DRAFT', 'ANULAT'])
      expect(
        await owner.outcome([{ op: 'patch', collection: 'orders', id: orderId, data: { status } }]),
      ).toBe('order_invoiced')
    expect(
      await owner.outcome([{ op: 'patch', collection: 'orders', id: orderId, data: { status: 'VALIDAT' } }]),
    ).toBe('order_invoiced')
  })
})

describe('payments', () => {
  const paid = (id: string, suma: number) => [pay(id, '2026-11-21', { suma, metoda: 'numerar' }, nextId)]

  it('come in parts, at issue and later', async () => {
    const { owner, id, invoice } = await invoiced({ payment: { suma: 20_000, metoda: 'card' } })
    expect(invoice(id)).toMatchObject({ incasat: 20_000, rest: 28_025 })
    await owner.act(paid(id, 28_025))
    expect(invoice(id)).toMatchObject({ incasat: 48_025, rest: 0 })
  })

  it('stand even where two devices received the same money; the invoice then shows a refund', async () => {
    const { shop, owner, id, invoice } = await invoiced()
    await owner.act(paid(id, 48_025))
    await shop.person('reception').act(paid(id, 48_025))
    expect(invoice(id).rest).toBe(-48_025)
    expect(await owner.outcome(paid(id, -48_025))).toBe('applied')
    expect(invoice(id).rest).toBe(0)
  })

  it('are reversed whole, once, by a separate entry', async () => {
    const { owner, id, invoice } = await invoiced()
    const [first] = paid(id, 5_000)
    const back = (suma = -5_000) => [
      pay(id, '2026-11-22', { suma, metoda: 'numerar', anuleaza_id: first?.id ?? '' }, nextId),
    ]
    await owner.act([first ?? { op: 'insert', collection: '', id: '', data: {} }])
    expect(await owner.outcome(back(-4_000))).toBe('payment_invalid')
    expect(await owner.outcome(back())).toBe('applied')
    expect(await owner.outcome(back())).toBe('payment_reversed')
    expect(invoice(id)).toMatchObject({ incasat: 0, rest: 48_025 })
    expect(await owner.outcome([{ op: 'delete', collection: 'payments', id: first?.id ?? '' }])).toBe(
      'forbidden',
    )
  })

  it('never sum to less than 0: a refunded payment cannot be reversed as well', async () => {
    const { owner, id, invoice } = await invoiced()
    const [taken] = paid(id, 10_000)
    const [given] = paid(id, -10_000)
    const back = (suma: number, anuleaza_id = '') => [
      pay(id, '2026-11-21', { suma, metoda: 'numerar', anuleaza_id }, nextId),
    ]
    await owner.act(taken ? [taken] : [], given ? [given] : [])
    expect(await owner.outcome(back(-10_000, taken?.id))).toBe('payment_invalid')
    expect(invoice(id)).toMatchObject({ incasat: 0, rest: 48_025 })
    expect(await owner.outcome(back(10_000, given?.id))).toBe('applied')
    expect(await owner.outcome(back(-10_000, taken?.id))).toBe('applied')
    expect(invoice(id)).toMatchObject({ incasat: 0, rest: 48_025 })
  })

  it('never sum to more than the largest total', async () => {
    const { owner, id, invoice } = await invoiced()
    const most = Array.from({ length: 900 }, () => paid(id, MAX_TOTAL)).flat()
    expect(await owner.outcome(most)).toBe('payment_invalid')
    expect(await owner.outcome(paid(id, MAX_TOTAL))).toBe('applied')
    expect(await owner.outcome(paid(id, 1))).toBe('payment_invalid')
    expect(invoice(id).incasat).toBe(MAX_TOTAL)
  })

  it('stay between 0 and the largest total, for any payments, refunds and reversals', async () => {
    const step = fc.record({
      suma: fc.oneof(fc.integer({ min: -60_000, max: 60_000 }), fc.constantFrom(MAX_TOTAL, -MAX_TOTAL)),
      undoes: fc.option(fc.nat({ max: 8 })),
      isTogether: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { shop, owner, id, invoice } = await invoiced()
        let waiting: ReturnType<typeof paid> = []
        for (const { suma, undoes, isTogether } of steps) {
          const wrong = undoes === null ? undefined : shop.all<Payment>('payments')[undoes]
          waiting.push(
            ...(wrong
              ? [pay(id, '2026-11-21', { suma: -wrong.suma, metoda: 'card', anuleaza_id: wrong.id }, nextId)]
              : paid(id, suma)),
          )
          if (isTogether) continue
          await owner.act(waiting)
          waiting = []
          const { incasat, rest, total_general } = invoice(id)
          expect(incasat).toBe(sum(shop.all<Payment>('payments').map((one) => one.suma)))
          expect(incasat).toBeGreaterThanOrEqual(0)
          expect(incasat).toBeLessThanOrEqual(MAX_TOTAL)
          expect(rest).toBe(total_general - incasat)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('never refund more than was received, and are never 0', async () => {
    const { owner, id } = await invoiced()
    expect(await owner.outcome(paid(id, -1))).toBe('payment_invalid')
    expect(await owner.outcome(paid(id, 0))).toBe('payment_invalid')
  })
})

describe('the day', () => {
  const day = (data_factura: string) => ({ facts: { data_factura } })
  /** A shop whose last invoice is dated 10 November, and a second order to invoice. */
  const later = async () => {
    const own = await invoiced(day('2026-11-10'))
    const next = nextId()
    await own.owner.act(...validatedOrder(next))
    return { ...own, issue: (on: string) => invoiceOps(own.shop, next, own.series(), day(on)).ops }
  }

  it.each([
    ['before the last of the series', '2026-11-09', 'invoice_day_before_series'],
    ['that of the last', '2026-11-10', 'applied'],
    ['tomorrow', '2026-11-22', 'applied'],
    ['further ahead', '2027-06-01', 'invoice_day_ahead'],
  ])('of an invoice %s: %s is %s', async (_, on, outcome) => {
    const { owner, issue } = await later()
    expect(await owner.outcome(issue(on))).toBe(outcome)
  })

  it('that is refused is reported as the wrong field', async () => {
    const { owner, issue } = await later()
    const [result] = await owner.act(issue('2027-06-01'))
    expect(result).toMatchObject({ issues: [{ path: 'data_factura' }] })
  })

  it('of a storno is not before its invoice, in any series', async () => {
    const { shop, owner, id, seriesId } = await invoiced()
    const other = nextId()
    await owner.act(seriesOps(other, { serie: 'STO' }))
    const on = (series: string, on: string) => owner.outcome(stornoOps(shop, id, series, undefined, on).ops)
    expect(await on(seriesId, '2020-01-01')).toBe('storno_day_before_invoice')
    expect(await on(other, '2020-01-01')).toBe('storno_day_before_invoice')
    expect(await on(other, '2026-12-24')).toBe('invoice_day_ahead')
    expect(await on(other, '2026-11-21')).toBe('applied')
  })

  it.each([
    ['2027-06-01', 'in_viitor'],
    ['2026-11-09', 'inainte_de_serie'],
    ['2026-11-21', ''],
  ])(
    'of a document numbered by a device stands, and is marked for the owner: %s is “%s”',
    async (on, mark) => {
      const { shop, owner, orderId, invoice } = await aShop()
      const own = nextId()
      const device = nextId()
      const numbering = () => shop.row<InvoiceSeries>('invoice_series', own)
      await owner.act(seriesOps(own, { serie: 'TEL', dispozitiv_id: device }))
      await owner.act(invoiceOps(shop, orderId, numbering(), day('2026-11-10')).ops)
      const next = nextId()
      await owner.act(...validatedOrder(next))
      const { id, ops } = invoiceOps(shop, next, numbering(), day(on))
      expect(await owner.outcome(ops)).toBe('applied')
      expect(invoice(id).data_indoielnica).toBe(mark)
    },
  )
})

describe('storno', () => {
  it('twice in one act equals one after the other, to the ban', async () => {
    const together = await invoiced({ discount: 1_001 })
    const apart = await invoiced({ discount: 1_001 })
    const two = ({ shop, id, seriesId }: typeof apart) => [
      stornoOps(shop, id, seriesId, [333, 500]),
      stornoOps(shop, id, seriesId, [667, 1500]),
    ]
    const both = two(together)
    expect(await together.owner.outcome(both.flatMap(({ ops }) => ops))).toBe('applied')
    const one = two(apart)
    for (const { ops } of one) expect(await apart.owner.outcome(ops)).toBe('applied')
    const sums = ({ invoice }: typeof apart, made: typeof one) =>
      made.map(({ id }) => [invoice(id).discount, invoice(id).tva, invoice(id).total_general])
    expect(sums(together, both)).toEqual(sums(apart, one))
    expect(together.invoice(together.id).stornat).toBe(together.invoice(together.id).total_general)
  })

  it('reverses the whole invoice with negative quantities, and reopens the order', async () => {
    const { shop, owner, seriesId, id, invoice, order } = await invoiced({ discount: 1_001 })
    const whole = invoice(id)
    const storno = stornoOps(shop, id, seriesId)
    expect(await owner.outcome(storno.ops)).toBe('applied')
    expect(invoice(storno.id)).toMatchObject({
      tip: 'storno',
      storno_of: id,
      nr_factura: 42,
      client_nume: 'Ștefan Țurcanu',
      data_livrare: '2026-11-21',
      total_linii: -whole.total_linii,
      discount: -1_001,
      tva: -whole.tva,
      total_general: -whole.total_general,
      rest: 0,
    })
    expect(invoice(id)).toMatchObject({ stornat: whole.total_general, rest: 0 })
    const lines = shop.all<InvoiceLine>('invoice_lines').filter((line) => line.invoice_id === storno.id)
    expect(lines.map((line) => [line.cantitate, line.pret_unitar])).toEqual([
      [-1000, 15_000],
      [-2000, 12_345],
    ])
    expect(order().status).toBe('VALIDAT')
    expect(await owner.outcome(stornoOps(shop, id, seriesId).ops)).toBe('storno_too_much')
    const again = invoiceOps(shop, order().id, shop.row<InvoiceSeries>('invoice_series', seriesId))
    expect(await owner.outcome(again.ops)).toBe('applied')
    expect(invoice(again.id).nr_factura).toBe(43)
  })

  it('reverses a part, then the rest; the order stays invoiced until then', async () => {
    const { shop, owner, seriesId, id, invoice, order } = await invoiced()
    const part = stornoOps(shop, id, seriesId, [0, 1000])
    await owner.act(part.ops)
    expect(invoice(part.id)).toMatchObject({ total_linii: -12_345, storno_integral: 0 })
    expect(invoice(id).rest).toBe(48_025 - invoice(id).stornat)
    expect(order().status).toBe('FACTURAT')
    expect(await owner.outcome(stornoOps(shop, id, seriesId, [0, 1001]).ops)).toBe('storno_too_much')
    const claimsAll = stornoOps(shop, id, seriesId, [1000, 0])
    for (const op of claimsAll.ops) if (op.collection === 'invoices') op.data.storno_integral = 1
    expect(await owner.outcome(claimsAll.ops)).toBe('storno_too_much')
    const rest = stornoOps(shop, id, seriesId, [1000, 1000])
    for (const op of rest.ops) if (op.collection === 'invoices') op.data.storno_integral = 1
    rest.ops.push({ op: 'patch', collection: 'orders', id: order().id, data: { status: 'VALIDAT' } })
    expect(await owner.outcome(rest.ops)).toBe('applied')
    expect(invoice(id)).toMatchObject({ stornat: 48_025, rest: 0 })
    expect(order().status).toBe('VALIDAT')
  })

  it('keeps the rate of its invoice after the rate has changed', async () => {
    const facts = { data_factura: '2025-07-31' }
    const { shop, owner, seriesId, id, invoice } = await invoiced({ facts })
    const storno = stornoOps(shop, id, seriesId)
    await owner.act(storno.ops)
    expect(vatGroupsOf(invoice(storno.id))).toMatchObject([{ cota: 1900, tva: -7_541 }])
  })

  it('of a paid invoice leaves a refund', async () => {
    const { shop, owner, seriesId, id, invoice } = await invoiced({
      payment: { suma: 48_025, metoda: 'card' },
    })
    await owner.act(stornoOps(shop, id, seriesId).ops)
    expect(invoice(id).rest).toBe(-48_025)
  })

  it('cannot be reversed or paid itself', async () => {
    const { shop, owner, seriesId, id } = await invoiced()
    const storno = stornoOps(shop, id, seriesId)
    await owner.act(storno.ops)
    expect(await owner.outcome(stornoOps(shop, storno.id, seriesId).ops)).toBe('storno_too_much')
    expect(await owner.outcome([pay(storno.id, '2026-11-22', { suma: 1, metoda: 'card' }, nextId)])).toBe(
      'payment_invalid',
    )
  })
})
