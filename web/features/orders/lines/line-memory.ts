import { fold } from '#domain/romania/search.ts'
import { nextHourPrice } from '#domain/workshop/catalog/hour-price.ts'
import type { Norm, Price } from '#domain/workshop/catalog/schema.ts'
import type { LineKind, OrderLine } from '#domain/workshop/orders/schema.ts'

/** What the shop wrote earlier under a name: prices in bani, hours in thousandths. */
export type Remembered = {
  key: string
  name: string
  normId: string | null
  hours: number | null
  unit: string
  price: number | null
  uses: number
}

export type LineMemory = {
  labour: Remembered[]
  parts: Remembered[]
  /** Bani per hour for the next line of labour. */
  hourPrice: number | null
}

export const NO_MEMORY: LineMemory = { labour: [], parts: [], hourPrice: null }

type Past = Pick<OrderLine, 'tip' | 'descriere' | 'norma_id' | 'ore' | 'pret_ora' | 'um' | 'pret_unitar'>

/**
 * Learns from earlier lines, newest first: of each name the newest unit and price, and how often it was used. Norms of
 * the catalogue are among the works, with their own hours.
 */
export const remember = (
  lines: readonly Past[],
  norms: readonly Norm[],
  prices: readonly Price[],
): LineMemory => ({
  labour: ranked('manopera', lines, norms),
  parts: ranked('material', lines, []),
  hourPrice: nextHourPrice(lines, prices),
})

const ranked = (kind: LineKind, lines: readonly Past[], norms: readonly Norm[]): Remembered[] => {
  const byName = new Map<string, Remembered>()
  for (const norm of norms) {
    const key = fold(norm.denumire)
    byName.set(key, {
      key,
      name: norm.denumire,
      normId: norm.id,
      hours: norm.ore_normate || null,
      unit: '',
      price: null,
      uses: 0,
    })
  }
  for (const line of lines) {
    const key = fold(line.descriere)
    if (line.tip !== kind || key === '') continue
    const known = byName.get(key)
    if (known) {
      known.uses++
      continue
    }
    const labour = kind === 'manopera'
    byName.set(key, {
      key,
      name: line.descriere,
      normId: line.norma_id,
      hours: labour ? line.ore : null,
      unit: line.um,
      price: labour ? null : line.pret_unitar || null,
      uses: 1,
    })
  }
  return [...byName.values()].sort((a, b) => b.uses - a.uses || a.name.localeCompare(b.name, 'ro'))
}

/** What is remembered under exactly this name. */
export const recall = (memory: readonly Remembered[], name: string): Remembered | undefined => {
  const key = fold(name)
  return memory.find((one) => one.key === key)
}

/** The values that a line takes from what is remembered. */
export const taken = (
  kind: LineKind,
  one: Remembered,
): Partial<Pick<OrderLine, 'norma_id' | 'ore' | 'um' | 'pret_unitar'>> =>
  kind === 'manopera'
    ? { norma_id: one.normId, ...(one.hours !== null && { ore: one.hours }) }
    : { ...(one.unit && { um: one.unit }), ...(one.price !== null && { pret_unitar: one.price }) }
