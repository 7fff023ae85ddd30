import { type Metered, PACKS } from './catalogue.ts'

/** What units of a feature cost in packs, in bani, by the smallest one; null where none is sold. */
export const priceOf = (feature: Metered, units: number): number | null => {
  const [smallest] = PACKS.filter((pack): boolean => pack.feature === feature).sort(
    (a, b) => a.units - b.units,
  )
  return smallest ? Math.round((smallest.price * units) / smallest.units) : null
}
