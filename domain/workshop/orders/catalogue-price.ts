import type { View } from '#domain/sync/collection.ts'
import { readTogether } from '#domain/sync/read-together.ts'
import { HOUR_UNITS, hourPriceOf } from '#domain/workshop/catalog/hour-price.ts'
import { prices } from '#domain/workshop/catalog/schema.ts'
import { packageLines } from './packages.ts'
import type { OrderLine } from './schema.ts'

/**
 * The price of an hour or of a unit that the catalogues have for a line, bani; null where they have none or several. A
 * line is found by its exact name: among the lines of packages, a part also in the price list. Labour that no package
 * prices has the shop's hourly rate.
 */
export const cataloguePrice = (line: OrderLine, view: View): number | null => {
  const named = () => view.having(packageLines, { descriere: line.descriere })
  const listed = () => view.having(prices, { denumire: line.descriere })
  const byHour = HOUR_UNITS.map((um) => () => view.having(prices, { um }))
  const isLabour = line.tip === 'manopera'
  readTogether(named, ...(isLabour ? byHour : [listed]))
  const packaged = named().filter(({ tip }) => tip === line.tip)
  if (isLabour) {
    const found = packaged.flatMap(({ pret_ora }) => (pret_ora === null ? [] : [pret_ora]))
    return found.length > 0 ? theOnly(found) : hourPriceOf(byHour.flatMap((read) => read()))
  }
  const found = [
    ...packaged.map(({ um, pret_unitar }) => ({ um, price: pret_unitar })),
    ...listed()
      .filter(({ activ }) => activ === 1)
      .map(({ um, pret }) => ({ um, price: pret })),
  ]
  return theOnly(found.filter(({ um }) => um === '' || um === line.um).map(({ price }) => price))
}

/** The price on which all agree; 0 says nothing. */
const theOnly = (found: readonly number[]): number | null => {
  const different = [...new Set(found.filter((one) => one > 0))]
  return different.length === 1 ? (different[0] ?? null) : null
}

/** S24.8: prices a line for somebody who sees no prices, or marks it for the desk. */
export const priceFromCatalogue = (line: OrderLine, view: View): void => {
  const price = cataloguePrice(line, view)
  if (line.tip === 'manopera') line.pret_ora = price ?? 0
  else line.pret_unitar = price ?? 0
  line.unpriced = price === null ? 1 : 0
}
