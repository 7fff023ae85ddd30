import { describe, expect, it } from 'vitest'
import type { PackageLine } from './packages.ts'
import { linesOfPackage, packageOf } from './use-package.ts'

const line = (id: string, ordine: number, more: Partial<PackageLine> = {}): PackageLine =>
  ({
    id,
    tip: 'manopera',
    descriere: id,
    norma_id: null,
    ore: 1000,
    pret_ora: null,
    um: '',
    cantitate: 0,
    pret_unitar: 0,
    ordine,
    ...more,
  }) as PackageLine

describe('a package', () => {
  it('adds its lines after those of the order, in position', () => {
    const lines = linesOfPackage([line('b', 20), line('a', 10)], 15_000, 7)
    expect(lines.map(({ descriere, ordine }) => [descriere, ordine])).toEqual([
      ['a', 8],
      ['b', 9],
    ])
  })

  it('uses the current price per hour where it has none of its own', () => {
    const own = line('own', 20, { pret_ora: 9_000 })
    expect(linesOfPackage([line('shop', 10), own], 15_000, 0).map(({ pret_ora }) => pret_ora)).toEqual([
      15_000, 9_000,
    ])
    expect(linesOfPackage([line('shop', 10)], null, 0)[0]?.pret_ora).toBe(0)
  })

  it('made from an order reproduces that order, and follows the price per hour where the order did', () => {
    const before = linesOfPackage([line('a', 1), line('b', 2, { pret_ora: 9_000 })], 15_000, 0)
    const kept = packageOf(before, 15_000).map((one, index) => ({ ...one, id: String(index) }) as PackageLine)
    expect(linesOfPackage(kept, 15_000, 0)).toEqual(before)
    expect(linesOfPackage(kept, 18_000, 0).map(({ pret_ora }) => pret_ora)).toEqual([18_000, 9_000])
  })
})
