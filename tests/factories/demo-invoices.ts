import { dayInRomania } from '#domain/kernel/dates.ts'
import { DAY } from '#domain/kernel/days.ts'
import { freshRow } from '#domain/sync/apply-op.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { buyerOf } from '#domain/workshop/invoices/buyer.ts'
import {
  type InvoiceDraft,
  issueInvoice,
  issueStorno,
  pay,
  previewInvoice,
  type Written,
} from '#domain/workshop/invoices/draft.ts'
import type { PaymentMethod } from '#domain/workshop/invoices/schema.ts'
import { type OrderLine, orderLines, orders } from '#domain/workshop/orders/schema.ts'
import { vehicles } from '#domain/workshop/vehicles/schema.ts'
import type { Random } from './random.ts'
import { idAt } from './workshop.ts'

/**
 * The invoices of the demo shop: most are paid on the spot, companies pay later, some partly, some late, a few have a
 * storno.
 */

const HOUR = 3_600_000

type Insert = Extract<Op, { op: 'insert' }>
export type InvoiceAct = { at: number; label: string; ops: Op[] }

/** Facts that the invoices of the demo share. */
export type DemoDesk = { random: Random; tenantId: string; seriesId: string; now: number }

const row = <R>(collection: Parameters<typeof freshRow>[0], op: Insert, tenantId: string): R =>
  ({
    ...freshRow(collection, op.id, { tenantId, userId: '', kind: 'staff', role: 'owner' }, ''),
    ...op.data,
  }) as R

const sent = (ops: readonly Written[]): Op[] =>
  ops.map((op) =>
    op.op === 'insert' ? { ...op, op: 'insert' } : { ...op, op: 'patch', base: Number.MAX_SAFE_INTEGER },
  )

/** The act that opens the demo's series. */
export const demoSeries = ({ seriesId }: DemoDesk): Op => ({
  op: 'insert',
  collection: 'invoice_series',
  id: seriesId,
  data: { serie: 'DOB', prim_numar: 1 },
})

/** What happens to a validated order at the desk: its invoice, its payments, perhaps its storno. */
export const demoInvoice = (
  desk: DemoDesk,
  madeAt: number,
  orderOps: readonly Op[],
  car: Insert,
): InvoiceAct[] => {
  const { random, tenantId, now } = desk
  const of = (collection: string) =>
    (orderOps as readonly Insert[]).filter((op) => op.collection === collection)
  const [orderOp] = of('orders')
  if (!orderOp) return []
  const at = Math.min(madeAt + 2 * HOUR, now)
  const newId = () => idAt(random, at)
  const buyer = buyerOf(row(vehicles, car, tenantId), '')
  const isFirm = buyer.client_tip === 'firma'
  const metoda: PaymentMethod = isFirm ? 'transfer' : random.pick(['numerar', 'card', 'card'])
  const draft: InvoiceDraft = {
    order: row(orders, orderOp, tenantId),
    lines: of('order_lines').map((op) => row<OrderLine>(orderLines, op, tenantId)),
    shop: { platitor_tva: 1, tva_la_incasare: 0 },
    facts: {
      data_factura: dayInRomania(at),
      data_livrare: null,
      data_scadenta: isFirm ? dayInRomania(at + 15 * DAY) : null,
      modalitate_plata: metoda,
      moneda: 'RON',
      curs: null,
      mentiuni: '',
    },
    discount: 0,
  }
  const whole = previewInvoice(draft).totals
  if (random.next() < 0.1) draft.discount = Math.trunc(whole.total_linii / 20)
  const total = previewInvoice(draft).totals.total_general
  const fate = random.next()
  const payment = !isFirm && fate < 0.86 ? { suma: total, metoda } : undefined
  const series = { id: desk.seriesId, dispozitiv_id: '', ultimul_numar: 0 }
  const { id, ops } = issueInvoice(draft, { series, buyer, payment }, newId)
  const named = { nr_auto: String(car.data.nr_inmatriculare ?? '') }
  const issued = ops.map((op) =>
    op.collection === 'invoices' ? { ...op, data: { ...op.data, ...named } } : op,
  )
  const acts: InvoiceAct[] = [{ at, label: 'Factură emisă', ops: sent(issued) }]
  const later = at + random.between(3, 20) * DAY
  if (!payment && later < now && fate > 0.1) {
    const suma = fate > 0.93 ? Math.trunc(total / 200) * 100 : total
    const ops = sent([pay(id, dayInRomania(later), { suma, metoda }, newId)])
    acts.push({ at: later, label: 'Încasare', ops })
  }
  if (random.next() < 0.03 && later < now) {
    const lines = issued.filter(({ collection }) => collection === 'invoice_lines')
    const isWhole = random.next() < 0.6
    const back = isWhole ? lines : lines.slice(-1)
    const storno = issueStorno(
      {
        invoice: { id, order_id: orderOp.id },
        quantities: new Map(back.map((line) => [line.id, Number(line.data.cantitate)])),
        isWhole: back.length === lines.length,
        freesOrder: true,
        seriesId: desk.seriesId,
        data_factura: dayInRomania(later + HOUR),
        mentiuni: isWhole ? 'Factură emisă pe alt client' : 'Piesă returnată',
      },
      newId,
    )
    acts.push({ at: later + HOUR, label: 'Storno emis', ops: sent(storno.ops) })
  }
  return acts
}
