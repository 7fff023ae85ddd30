import { compare } from '#domain/kernel/compare.ts'
import { lineAmount, shareOf, spread, sum, vatOf } from '#domain/kernel/money.ts'
import type { VatGroup } from './frozen.ts'
import type { InvoiceLine } from './schema.ts'

/** Sums of an invoice. All in bani of its currency; rounding is half away from zero, and never gives "-0". */

type Priced = Pick<InvoiceLine, 'cantitate' | 'pret_unitar' | 'discount'>
type Taxed = Pick<InvoiceLine, 'total' | 'categorie_tva' | 'cota_tva'>

/** A line's amount before its discount. */
export const grossOf = (line: Pick<Priced, 'cantitate' | 'pret_unitar'>): number =>
  lineAmount(line.cantitate, line.pret_unitar)

export const invoiceLineTotal = (line: Priced): number => grossOf(line) - line.discount

export type InvoiceTotals = {
  total_linii: number
  discount: number
  total_fara_tva: number
  tva: number
  total_general: number
}

/** Lines by category and rate, highest rate first; the document's discount is spread over them exactly. */
export const vatGroups = (lines: readonly Taxed[], discount: number): VatGroup[] => {
  const groups = [...groupSums(lines).values()].sort(byRate)
  const discounts = spread(
    discount,
    groups.map(({ total_linii }) => total_linii),
  )
  return groups.map((group, index) => {
    const off = discounts[index] ?? 0
    const baza = group.total_linii - off
    return { ...group, discount: off, baza, tva: vatOf(baza, group.cota) }
  })
}

export const groupKey = (one: Pick<VatGroup, 'categorie' | 'cota'>): string => `${one.categorie} ${one.cota}`

type GroupSum = Pick<VatGroup, 'categorie' | 'cota' | 'total_linii'>

/** The sums of each category and rate over the lines. */
export const groupSums = (lines: readonly Taxed[]): Map<string, GroupSum> => {
  const groups = new Map<string, GroupSum>()
  for (const { categorie_tva: categorie, cota_tva: cota, total } of lines) {
    const key = groupKey({ categorie, cota })
    groups.set(key, { categorie, cota, total_linii: (groups.get(key)?.total_linii ?? 0) + total })
  }
  return groups
}

const byRate = (a: GroupSum, b: GroupSum): number => b.cota - a.cota || compare(a.categorie, b.categorie)

/** The totals of a document from its groups. */
export const totalsOf = (groups: readonly VatGroup[]): InvoiceTotals => {
  const of = (name: 'total_linii' | 'discount' | 'baza' | 'tva') => sum(groups.map((group) => group[name]))
  const total_fara_tva = of('baza')
  const tva = of('tva')
  return {
    total_linii: of('total_linii'),
    discount: of('discount'),
    total_fara_tva,
    tva,
    total_general: total_fara_tva + tva,
  }
}

/**
 * TVA of each line, for books that record lines. TVA is due once per rate, so the next line gets what rounding takes
 * from the previous one: the lines of a rate add up to its TVA, before a discount of the whole document.
 */
export const vatByLine = (lines: readonly Taxed[], groups: readonly VatGroup[]): number[] => {
  const parts = new Map(
    groups.map((group) => {
      const own = lines.filter(
        ({ categorie_tva: categorie, cota_tva: cota }) => groupKey({ categorie, cota }) === groupKey(group),
      )
      const tva = group.discount === 0 ? group.tva : vatOf(group.total_linii, group.cota)
      return [
        groupKey(group),
        spread(
          tva,
          own.map(({ total }) => total),
        ),
      ]
    }),
  )
  return lines.map(
    ({ categorie_tva: categorie, cota_tva: cota }) => parts.get(groupKey({ categorie, cota }))?.shift() ?? 0,
  )
}

/** The unit of `invoices.curs`: lei for one unit of the currency, in ten-thousandths. */
const CURS_UNIT = 10_000

/** An amount of the currency in bani of lei. */
export const inLei = (amount: number, curs: number | null): number =>
  curs === null ? amount : shareOf(amount, curs, CURS_UNIT)

/** TVA of each rate in bani of lei, converted separately: the printed amounts add up to `tva_lei`. */
export const vatInLei = (groups: readonly Pick<VatGroup, 'tva'>[], curs: number | null): number[] =>
  groups.map(({ tva }) => inLei(tva, curs))

/** A price in bani of lei, in hundredths of the currency. */
export const inCurrency = (bani: number, curs: number | null): number =>
  curs === null ? bani : shareOf(bani, CURS_UNIT, curs)
