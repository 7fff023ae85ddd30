import { describe, expect, it } from 'vitest'
import { COLLECTION_NAMES, COLLECTIONS } from '#domain/modules.ts'
import type { Row } from './collection.ts'
import { PROTOCOL_VERSION } from './protocol.ts'
import { columnsFor, contentFrom, OLDER_SHAPES, rowFor, type Shape } from './shapes.ts'

/** Two versions back, when `km` was called `kilometri`, and before that `bord`. */
const SHAPES: Readonly<Record<number, Shape>> = {
  [PROTOCOL_VERSION - 2]: { columns: { cars: 'plate bord' }, renamed: { cars: { bord: 'kilometri' } } },
  [PROTOCOL_VERSION - 1]: { columns: { cars: 'plate kilometri' }, renamed: { cars: { kilometri: 'km' } } },
}
const SYSTEM = {
  id: 'i',
  tenant_id: 't',
  oracle_id: null,
  rev: 7,
  created_at: '',
  updated_at: '',
  deleted_at: null,
}
const row = { ...SYSTEM, plate: 'CT12ABC', km: 5, colour: 'red' } as Row

describe('S17: versions side by side', () => {
  it('gives an older device its own names, and no column that it does not know', () => {
    const { colour: _, km, ...rest } = row
    expect(rowFor(PROTOCOL_VERSION - 1, 'cars', row, SHAPES)).toEqual({ ...rest, kilometri: km })
    expect(rowFor(PROTOCOL_VERSION - 2, 'cars', row, SHAPES)).toEqual({ ...rest, bord: km })
    expect(rowFor(PROTOCOL_VERSION - 1, 'boats', row, SHAPES)).toBeNull()
    expect(rowFor(PROTOCOL_VERSION, 'cars', row, SHAPES)).toBe(row)
  })

  it('reads what an older app wrote, across several versions, and leaves what it cannot read', () => {
    const content = {
      at: 'now',
      ops: [{ op: 'patch', collection: 'cars', data: { bord: 9, plate: 'B1' } }, 'nonsense', { data: [1] }],
    }
    expect(contentFrom(PROTOCOL_VERSION - 2, content, SHAPES)).toEqual({
      at: 'now',
      ops: [{ op: 'patch', collection: 'cars', data: { km: 9, plate: 'B1' } }, 'nonsense', { data: [1] }],
    })
    expect(contentFrom(PROTOCOL_VERSION, content, SHAPES)).toBe(content)
  })

  it('still has every older column under some name', () => {
    for (const [version, { columns }] of Object.entries(OLDER_SHAPES)) {
      for (const name of Object.keys(columns)) {
        const now = Object.keys(COLLECTIONS[name as keyof typeof COLLECTIONS].columns)
        const ours = (columnsFor(Number(version), name) ?? [])
          .slice(Object.keys(SYSTEM).length)
          .map((one) => one.ours)
        expect(ours.filter((column) => !now.includes(column))).toEqual([])
      }
    }
  })

  it('lets an older device insert: each newer column has a default', () => {
    const versions = Object.keys(OLDER_SHAPES).map(Number)
    for (const [version, name] of versions.flatMap((one) =>
      COLLECTION_NAMES.map((name) => [one, name] as const),
    )) {
      const known = new Set((columnsFor(version, name) ?? []).map(({ ours }) => ours))
      if (known.size === 0) continue
      const lacking = Object.entries(COLLECTIONS[name].columns)
        .filter(
          ([column, { write, initial }]) =>
            !known.has(column) && write !== 'derived' && initial === undefined,
        )
        .map(([column]) => `${name}.${column}`)
      expect(lacking).toEqual([])
    }
  })
})
