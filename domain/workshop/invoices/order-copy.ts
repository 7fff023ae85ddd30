import { byPosition } from '#domain/kernel/position.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { counts, lineDiscount } from '#domain/workshop/orders/totals.ts'
import type { InvoiceLine } from './schema.ts'
import { grossOf, inCurrency } from './totals.ts'

/** The copy of an order's line on an invoice. */

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
  // The discount and the gross amount are rounded separately, so a full discount could exceed the amount.
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

/** The lines that the client accepted and that have an amount to invoice, in their order. */
export const copyOfLines = (lines: readonly OrderLine[], curs: number | null): Copied[] =>
  lines
    .filter(counts)
    .toSorted(byPosition)
    .map((line) => copyOfLine(line, curs))
    .filter((line) => line.cantitate !== 0)

/** Whether the lines of an invoice match the order: the same lines, quantities, prices and discounts. */
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
