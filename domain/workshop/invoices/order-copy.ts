import { byPosition } from '#domain/kernel/position.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { counts, lineDiscount } from '#domain/workshop/orders/totals.ts'
import type { InvoiceLine } from './schema.ts'
import { grossOf, inCurrency } from './totals.ts'

/** How an order's line stands on an invoice. */

export const HOUR = 'oră'

type Copied = Pick<
  InvoiceLine,
  | 'order_line_id'
  | 'tip'
  | 'descriere'
  | 'um'
  | 'cantitate'
  | 'pret_unitar'
  | 'discount'
  | 'mecanic_id'
  | 'ordine'
>

/** The line in the invoice's currency; `curs` null for lei. */
const copyOfLine = (line: OrderLine, curs: number | null): Copied => {
  const isLabour = line.tip === 'manopera'
  const cantitate = isLabour ? line.ore : line.cantitate
  const pret_unitar = inCurrency(isLabour ? line.pret_ora : line.pret_unitar, curs)
  // Each rounded for itself into the currency, a discount of the whole line could pass it.
  const discount = Math.min(grossOf({ cantitate, pret_unitar }), inCurrency(lineDiscount(line), curs))
  return {
    order_line_id: line.id,
    tip: line.tip,
    descriere: line.descriere,
    um: isLabour ? HOUR : line.um,
    cantitate,
    pret_unitar,
    discount,
    mecanic_id: line.mecanic_id,
    ordine: line.ordine,
  }
}

/** The lines that the client takes and that have something to invoice, in their order. */
export const copyOfLines = (lines: readonly OrderLine[], curs: number | null): Copied[] =>
  lines
    .filter(counts)
    .toSorted(byPosition)
    .map((line) => copyOfLine(line, curs))
    .filter((line) => line.cantitate !== 0)

/** Whether an invoice's lines ask for just what the order says: the same lines, quantities, prices and discounts. */
export const sameAsOrder = (
  lines: readonly InvoiceLine[],
  order: readonly OrderLine[],
  curs: number | null,
): boolean => {
  const wanted = new Map(copyOfLines(order, curs).map((line) => [line.order_line_id, line]))
  return (
    lines.length === wanted.size &&
    lines.every((line) => {
      const copy = wanted.get(line.order_line_id)
      wanted.delete(line.order_line_id)
      return (
        copy?.cantitate === line.cantitate &&
        copy.pret_unitar === line.pret_unitar &&
        copy.discount === line.discount
      )
    })
  )
}
