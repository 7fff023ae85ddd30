import { describe, expect, it } from 'vitest'
import { fitColumns, tracks } from './fit-columns.ts'

const COLUMNS = {
  plate: { least: 7 },
  client: { least: 9, grow: 2 },
  date: { least: 5 },
  total: { least: 6 },
}
const ALL = ['plate', 'client', 'date', 'total'] as const

describe('the columns of a table', () => {
  it('are all shown where they fit, and removed in their order where they do not', () => {
    // 27 rem of columns, three gaps, two edges.
    expect(fitColumns(ALL, COLUMNS, ['date'], 32)).toEqual(ALL)
    expect(fitColumns(ALL, COLUMNS, ['date'], 31.9)).toEqual(['plate', 'client', 'total'])
    expect(fitColumns(ALL, COLUMNS, ['total', 'date'], 31.9)).toEqual(['plate', 'client', 'date'])
  })

  it('are none where even the mandatory ones do not fit', () => {
    expect(fitColumns(ALL, COLUMNS, ['date'], 26)).toEqual(['plate', 'client', 'total'])
    expect(fitColumns(ALL, COLUMNS, ['date'], 25.9)).toBeNull()
  })

  it('share the remaining width', () => {
    expect(tracks(['plate', 'client'], COLUMNS)).toBe('7rem minmax(9rem,2fr)')
  })
})
