import type { VatGroup } from '#domain/workshop/invoices/frozen.ts'
import type { InvoiceLine } from '#domain/workshop/invoices/schema.ts'
import { stornoGroups, stornoLine } from '#domain/workshop/invoices/storno.ts'
import { totalsOf } from '#domain/workshop/invoices/totals.ts'

type Quantities = ReadonlyMap<string, number>

/** The total of a storno of some quantities, negative: calculated as the commit does. */
export const stornoTotal = (
  lines: readonly InvoiceLine[],
  groups: readonly VatGroup[],
  returned: Quantities,
  quantities: Quantities,
): number => {
  const back = (before: (line: InvoiceLine) => number, now: Quantities) =>
    lines.flatMap((line) => {
      const quantity = now.get(line.id) ?? 0
      return quantity === 0 ? [] : [{ ...line, ...stornoLine(line, before(line), quantity) }]
    })
  const earlier = back(() => 0, returned)
  const own = back((line) => returned.get(line.id) ?? 0, quantities)
  return totalsOf(stornoGroups(groups, earlier, own)).total_general
}
