import { useMemo, useState } from 'react'
import { companyCode } from '#domain/companies/vat-id.ts'
import { shareOf } from '#domain/kernel/money.ts'
import { vatRatesOn } from '#domain/romania/tva.ts'
import { buyerOf, newsOf } from '#domain/workshop/invoices/buyer.ts'
import {
  type Buyer,
  differsFromDeviz,
  type InvoiceFacts,
  issueInvoice,
  previewInvoice,
  type Written,
} from '#domain/workshop/invoices/draft.ts'
import type { Invoice, InvoiceSeries, PaymentMethod } from '#domain/workshop/invoices/schema.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { dayNow } from '#web/data/time.ts'
import type { NewId } from '#web/forms/use-ids.ts'
import { m } from '#web/i18n/messages.ts'

/** The input of the sheet of a new invoice. */
export type IssueSource = {
  order: Order
  lines: readonly OrderLine[]
  shop: Shop
  vehicle: Vehicle | null
}

/** The first series of a shop, created in the same act as its first invoice. */
export type FirstSeries = { serie: string; prim_numar: number }

export type PayNow = PaymentMethod | 'none'

/** The state of the sheet that issues an invoice, its totals, and the act. */
export const useIssue = ({ order, lines, shop, vehicle }: IssueSource) => {
  const mutate = useMutate()
  const [buyer, setBuyer] = useState<Buyer>(() => buyerOf(vehicle, order.client_nume))
  const [facts, setFacts] = useState<InvoiceFacts>(() => ({
    data_factura: dayNow(),
    data_livrare: null,
    data_scadenta: null,
    modalitate_plata: 'nestabilita',
    moneda: 'RON',
    curs: null,
    mentiuni: '',
  }))
  const [discount, setDiscount] = useState<{ bani: number; percent: number | null }>({
    bani: 0,
    percent: null,
  })
  const [chosenRates, setChosenRates] = useState<ReadonlyMap<string, number>>(new Map())
  const [payNow, setPayNow] = useState<PayNow>('none')
  const [paid, setPaid] = useState<number | null>(null)

  const day = facts.data_livrare ?? facts.data_factura
  const rates = useMemo(() => vatRatesOn(day), [day])
  const draft = useMemo(() => {
    // Another day may have other rates: a line with a rate that does not exist on it is at the standard rate again.
    const lineRates = new Map([...chosenRates].filter(([, rate]) => rates.includes(rate)))
    const base = { order, lines, shop, facts, lineRates, discount: 0 }
    const whole = previewInvoice(base).totals.total_linii
    // A percentage follows the lines; an amount stays as typed.
    const off = discount.percent === null ? discount.bani : shareOf(whole, discount.percent, 100_000)
    return { ...base, discount: Math.min(off, whole) }
  }, [order, lines, shop, facts, rates, chosenRates, discount])
  const preview = useMemo(() => previewInvoice(draft), [draft])
  const isRateMissing = facts.moneda !== 'RON' && facts.curs === null
  const payment =
    payNow === 'none' ? undefined : { suma: paid ?? preview.totals.total_general, metoda: payNow }

  const issue = async (chosen: InvoiceSeries | FirstSeries, newId: NewId): Promise<string> => {
    const isFirst = !('id' in chosen)
    const series = isFirst ? { id: newId(), dispozitiv_id: '', ultimul_numar: chosen.prim_numar - 1 } : chosen
    // A company pays by transfer; for a person the way of payment is unknown.
    const modalitate_plata: Invoice['modalitate_plata'] =
      payNow !== 'none' ? payNow : buyer.client_tip === 'firma' ? 'transfer' : 'nestabilita'
    // A code typed without its country's prefix is stored with it.
    const wholeBuyer: Buyer =
      buyer.client_tip === 'firma'
        ? { ...buyer, client_cod_fiscal: companyCode(buyer.client_cod_fiscal, buyer.client_tara) }
        : buyer
    const { id, ops } = issueInvoice(
      { ...draft, facts: { ...facts, modalitate_plata } },
      { series, buyer: wholeBuyer, payment },
      newId,
    )
    const opening: Written[] = isFirst
      ? [{ op: 'insert', collection: 'invoice_series', id: series.id, data: { ...chosen } }]
      : []
    const news = vehicle ? newsOf(wholeBuyer, vehicle) : {}
    const kept: Written[] =
      vehicle && Object.keys(news).length > 0
        ? [{ op: 'patch', collection: 'vehicles', id: vehicle.id, data: { ...news } }]
        : []
    await mutate(m.invoices.labels.issued, [...opening, ...ops, ...kept])
    return id
  }

  return {
    buyer,
    setBuyer: (change: Partial<Buyer>) => setBuyer((before) => ({ ...before, ...change })),
    facts,
    setFacts: (change: Partial<InvoiceFacts>) => setFacts((before) => ({ ...before, ...change })),
    discount: { bani: draft.discount, percent: discount.percent },
    setDiscount,
    /** TVA rates allowed on the day, in hundredths of a percent. */
    rates,
    setRate: (lineId: string, rate: number) => setChosenRates((before) => new Map(before).set(lineId, rate)),
    payNow,
    setPayNow,
    paid: payment?.suma ?? null,
    setPaid,
    preview,
    /** The total of the deviz, and the difference that the TVA rates cause. */
    deviz: { total: order.total_general, difference: differsFromDeviz(draft, order) },
    /** Another currency was chosen without an exchange rate. */
    isRateMissing,
    /** The currency of the preview's totals: lei, until a rate converts them. */
    currency: isRateMissing ? ('RON' as const) : facts.moneda,
    issue,
  }
}
export type Issue = ReturnType<typeof useIssue>
