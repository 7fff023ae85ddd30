import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eInvoiceOf } from '#domain/efactura/from-invoice.ts'
import { checkEInvoice } from '#domain/efactura/rules.ts'
import { ublXml } from '#domain/efactura/ubl.ts'
import { vatOf } from '#domain/kernel/money.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { A_PERSON, seriesOps, stornoOps } from '#tests/factories/invoices.ts'
import { nextId, shopInMemory } from '#tests/factories/shop-in-memory.ts'
import { ublFaults } from '#tests/unit/ubl-faults.ts'
import { pay } from './draft.ts'
import { issuePrepaid, type Prepaid, withoutVat } from './prepaid.ts'
import type { Invoice, InvoiceLine, InvoiceSeries, Payment } from './schema.ts'

const DAY = '2026-11-21'

/** Our own shop, which the server has issue invoices of what other shops pay. */
const ourShop = async (shopData: { platitor_tva: 0 | 1 } = { platitor_tva: 1 }) => {
  const shop = await shopInMemory()
  const owner = shop.person()
  const seriesId = nextId()
  const data = {
    nume: 'Romfast SRL',
    cui: '14399840',
    reg_com: 'J13/1/2020',
    adresa: 'Str. Portului 1',
    localitate: 'Constanța',
    judet: 'CT',
    ...shopData,
  }
  await owner.act(
    [{ op: 'patch', collection: 'tenants', id: shop.tenantId, data }],
    seriesOps(seriesId, { serie: 'RA', prim_numar: 7 }),
  )
  const billing = shop.asActor(systemActor({ tenantId: shop.tenantId }, 'billing'))
  const series = () => shop.row<InvoiceSeries>('invoice_series', seriesId)
  const ops = (amount: number, over: Partial<Prepaid> = {}) => {
    const ids = { invoice: nextId(), line: nextId(), payment: nextId() }
    const prepaid = {
      name: 'Abonament ROA AUTO Basic',
      amount,
      vatRate: 2_100,
      paidOn: DAY,
      issuedOn: DAY,
      mentions: 'Achitată cu cardul.',
      ...over,
    }
    const own = { shop: { platitor_tva: shopData.platitor_tva }, series: series(), buyer: A_PERSON }
    return { id: ids.invoice, ops: issuePrepaid(prepaid, own, (row) => ids[row]) }
  }
  const issued = async (amount: number, over: Partial<Prepaid> = {}) => {
    const made = ops(amount, over)
    expect(await billing.outcome(made.ops)).toBe('applied')
    return shop.row<Invoice>('invoices', made.id)
  }
  return { shop, owner, billing, seriesId, series, ops, issued }
}

const linesOf = (shop: Awaited<ReturnType<typeof ourShop>>['shop'], id: string) =>
  shop.all<InvoiceLine>('invoice_lines').filter((line) => line.invoice_id === id)

describe('an invoice of what was paid beforehand', () => {
  it('has its total to the ban, its number, and is paid', async () => {
    const { shop, issued, series } = await ourShop()
    // No base in bani gives 49,00 lei with its TVA: 40,49 gives 48,99 and 40,50 gives 49,01.
    const invoice = await issued(4_900)
    expect(invoice).toMatchObject({
      nr_factura: 7,
      order_id: null,
      total_fara_tva: 4_050,
      tva: 850,
      total_general: 4_900,
      incasat: 4_900,
      rest: 0,
    })
    expect(series().ultimul_numar).toBe(7)
    expect(shop.all<Payment>('payments')).toMatchObject([{ suma: 4_900, metoda: 'card', data: DAY }])
    expect(await issued(9_900)).toMatchObject({ nr_factura: 8, total_fara_tva: 8_182, tva: 1_718 })
  })

  it('is one that ANAF takes', async () => {
    const { shop, issued } = await ourShop()
    for (const amount of [4_900, 3_387]) {
      const invoice = await issued(amount)
      const eInvoice = eInvoiceOf({ invoice, lines: linesOf(shop, invoice.id), original: null })
      expect(checkEInvoice(eInvoice)).toEqual([])
      expect(ublFaults(ublXml(eInvoice))).toEqual([])
    }
  })

  it('has no TVA where our shop pays none', async () => {
    const { issued } = await ourShop({ platitor_tva: 0 })
    expect(await issued(4_900)).toMatchObject({ total_fara_tva: 4_900, tva: 0, total_general: 4_900 })
  })

  it('has the rate of the day on which it was paid', async () => {
    const { issued } = await ourShop()
    expect(await issued(11_900, { vatRate: 1_900, paidOn: '2025-07-31' })).toMatchObject({
      total_fara_tva: 10_000,
      tva: 1_900,
    })
  })

  it('is reversed whole to the ban, and keeps its sums when it is paid back', async () => {
    const { shop, owner, issued, seriesId } = await ourShop()
    const { id } = await issued(4_900)
    await owner.act([pay(id, DAY, { suma: -4_900, metoda: 'card' }, nextId)])
    expect(shop.row<Invoice>('invoices', id)).toMatchObject({ tva: 850, total_general: 4_900, rest: 4_900 })
    const storno = stornoOps(shop, id, seriesId)
    expect(await owner.outcome(storno.ops)).toBe('applied')
    expect(shop.row<Invoice>('invoices', storno.id)).toMatchObject({ tva: -850, total_general: -4_900 })
    expect(shop.row<Invoice>('invoices', id)).toMatchObject({ stornat: 4_900, rest: 0 })
  })

  it('is issued by the server alone, and only for the sum that was paid', async () => {
    const { owner, billing, ops, shop } = await ourShop()
    const device = shop.asActor(systemActor({ tenantId: shop.tenantId }, 'device'))
    expect(await owner.outcome(ops(4_900).ops)).toBe('order_not_invoiceable')
    expect(await device.outcome(ops(4_900).ops)).toBe('order_not_invoiceable')
    const paid = (suma: number) =>
      ops(4_900).ops.map((op) => (op.collection === 'payments' ? { ...op, data: { ...op.data, suma } } : op))
    expect(await billing.outcome(paid(4_902))).toBe('invoice_differs')
    expect(await billing.outcome(ops(4_900).ops.filter(({ collection }) => collection !== 'payments'))).toBe(
      'invoice_differs',
    )
    expect(shop.all('invoices')).toEqual([])
  })

  it('misses no sum by more than the ban that rounding takes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.constantFrom(0, 500, 1_100, 1_900, 2_100),
        (sum, rate) => {
          const base = withoutVat(sum, rate)
          expect(Math.abs(base + vatOf(base, rate) - sum)).toBeLessThanOrEqual(rate === 0 ? 0 : 1)
        },
      ),
    )
  })
})
