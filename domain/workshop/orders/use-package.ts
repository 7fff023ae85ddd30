import { byPosition } from '#domain/kernel/position.ts'
import type { PackageLine } from './packages.ts'
import type { OrderLine } from './schema.ts'

/** The columns of a line that people write, as a package provides them. */
export type PackagedLine = Pick<
  OrderLine,
  'tip' | 'descriere' | 'norma_id' | 'ore' | 'pret_ora' | 'um' | 'cantitate' | 'pret_unitar' | 'ordine'
>

/**
 * The lines that a package adds to an order whose last position is `after`. Labour without its own price takes the
 * shop's (`hourPrice`, bani per hour).
 */
export const linesOfPackage = (
  lines: readonly PackageLine[],
  hourPrice: number | null,
  after: number,
): PackagedLine[] =>
  lines
    .toSorted(byPosition)
    .map(({ tip, descriere, norma_id, ore, pret_ora, um, cantitate, pret_unitar }, index) => ({
      tip,
      descriere,
      norma_id,
      ore,
      pret_ora: tip === 'manopera' ? (pret_ora ?? hourPrice ?? 0) : 0,
      um,
      cantitate,
      pret_unitar,
      ordine: after + index + 1,
    }))

/** A package's lines from those of an order; labour at the shop's price keeps following that price. */
export const packageOf = (
  lines: readonly PackagedLine[],
  hourPrice: number | null,
): (Omit<PackagedLine, 'pret_ora'> & { pret_ora: number | null })[] =>
  lines.map(({ tip, descriere, norma_id, ore, pret_ora, um, cantitate, pret_unitar }, index) => ({
    tip,
    descriere,
    norma_id,
    ore,
    pret_ora: tip === 'material' || pret_ora === hourPrice ? null : pret_ora,
    um,
    cantitate,
    pret_unitar,
    ordine: (index + 1) * 10,
  }))
