import * as v from 'valibot'
import { compare } from '#domain/kernel/compare.ts'
import { byPosition } from '#domain/kernel/position.ts'
import { sha256 } from '#domain/kernel/sha256.ts'
import { LINE_KINDS, type Order, type OrderLine } from '#domain/workshop/orders/schema.ts'
import { counts, lineDiscount, orderTotals } from '#domain/workshop/orders/totals.ts'

const amount = v.pipe(v.number(), v.safeInteger())

const offerLine = v.strictObject({
  /** The line's id. */
  id: v.string(),
  kind: v.picklist(LINE_KINDS),
  name: v.string(),
  /** Thousandths of an hour, or of `unit`. */
  quantity: amount,
  /** '' on labour. */
  unit: v.string(),
  /** Bani without TVA: of one hour or unit, of the discount, and of the line after its discount. */
  price: amount,
  discount: amount,
  total: amount,
  /** 1: the shop advises against waiting. */
  urgent: v.picklist([0, 1]),
})
export type OfferLine = v.InferOutput<typeof offerLine>

/** What a client is asked to agree to: the included lines of an order, labour first, with their sums. */
export const offerSchema = v.strictObject({
  plate: v.string(),
  /** The order's remarks, which are printed on the deviz. */
  notes: v.string(),
  lines: v.array(offerLine),
  /** Bani: labour and parts without TVA, their sum, TVA, and the sum to pay. */
  labour: amount,
  parts: amount,
  net: amount,
  vat: amount,
  total: amount,
  /** Rate of TVA in hundredths of a percent; 0 for a shop that is not registered for it. */
  rate: amount,
})
export type Offer = v.InferOutput<typeof offerSchema>

const lineOf = (line: OrderLine): OfferLine => {
  const isLabour = line.tip === 'manopera'
  return {
    id: line.id,
    kind: line.tip,
    name: line.descriere,
    quantity: isLabour ? line.ore : line.cantitate,
    unit: isLabour ? '' : line.um,
    price: isLabour ? line.pret_ora : line.pret_unitar,
    discount: lineDiscount(line),
    total: line.total,
    urgent: line.urgent,
  }
}

/** The offer of an order with these lines, at a rate in hundredths of a percent. */
export const offerOf = (
  order: Pick<Order, 'nr_auto' | 'observatii'>,
  lines: readonly OrderLine[],
  rate: number,
): Offer => {
  const totals = orderTotals(lines, rate)
  const included = lines.filter(counts).sort((a, b) => compare(a.tip, b.tip) || byPosition(a, b))
  return {
    plate: order.nr_auto,
    notes: order.observatii,
    lines: included.map(lineOf),
    labour: totals.total_manopera,
    parts: totals.total_materiale,
    net: totals.total_fara_tva,
    vat: totals.tva,
    total: totals.total_general,
    rate,
  }
}

/**
 * Identifies what an offer binds to, hex. Another order of its lines, or another advice about their urgency, is the same
 * offer.
 */
export const offerHash = ({ plate, notes, lines, total, rate }: Offer): string => {
  const binding = lines
    .map(({ id, kind, name, quantity, unit, price, total }) => [id, kind, name, quantity, unit, price, total])
    .sort(([a], [b]) => compare(String(a), String(b)))
  return sha256(JSON.stringify([plate, notes, rate, total, binding]))
}
