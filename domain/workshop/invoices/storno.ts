import { shareOf, sum, vatOf } from '#domain/kernel/money.ts'
import type { VatGroup } from './frozen.ts'
import type { InvoiceLine } from './schema.ts'
import { grossOf, groupKey, groupSums } from './totals.ts'

/**
 * The amounts of a storno. They come from running totals: a partial storno reverses the growth of "returned so far", so
 * that after a complete reversal the parts add up to the invoice to the ban: lines, discounts and TVA.
 */

type Original = Pick<InvoiceLine, 'cantitate' | 'pret_unitar' | 'total'>

/** The quantity of a line that stornos have reversed: thousandths, positive. */
export const returnedOf = (stornoLines: readonly Pick<InvoiceLine, 'cantitate'>[]): number =>
  -sum(stornoLines.map((line) => line.cantitate)) || 0

/** The discount and total of a line that reverses `quantity` thousandths after `returned` were reversed before. */
export const stornoLine = (
  original: Original,
  returned: number,
  quantity: number,
): Pick<InvoiceLine, 'cantitate' | 'discount' | 'total'> => {
  const upTo = (amount: number) => shareOf(original.total, amount, original.cantitate)
  const back = upTo(returned + quantity) - upTo(returned)
  const cantitate = -quantity
  const total = back === 0 ? 0 : -back
  return {
    cantitate,
    total,
    discount: grossOf({ cantitate, pret_unitar: original.pret_unitar }) - total,
  }
}

type Taxed = Pick<InvoiceLine, 'total' | 'categorie_tva' | 'cota_tva'>

/**
 * The groups of a storno: `original` are the invoice's groups, `earlier` the lines of previous stornos, `lines` its own
 * (with negative totals).
 */
export const stornoGroups = (
  original: readonly VatGroup[],
  earlier: readonly Taxed[],
  lines: readonly Taxed[],
): VatGroup[] => {
  const before = groupSums(earlier)
  const now = groupSums(lines)
  return original.flatMap((group) => {
    const own = now.get(groupKey(group))
    if (!own) return []
    const returned = -(before.get(groupKey(group))?.total_linii ?? 0)
    const first = returnedUpTo(group, returned)
    const last = returnedUpTo(group, returned - own.total_linii)
    const discount = negative(last.discount - first.discount)
    return [
      {
        categorie: group.categorie,
        cota: group.cota,
        total_linii: own.total_linii,
        discount,
        baza: own.total_linii - discount,
        tva: negative(last.tva - first.tva),
      },
    ]
  })
}

const returnedUpTo = (group: VatGroup, lines: number): Pick<VatGroup, 'discount' | 'tva'> => {
  // TVA of a price that has it within may differ by a ban from that of its base.
  if (lines === group.total_linii) return group
  const discount = shareOf(group.discount, lines, group.total_linii)
  return { discount, tva: vatOf(lines - discount, group.cota) }
}

const negative = (amount: number): number => (amount === 0 ? 0 : -amount)
