import { useSyncExternalStore } from 'react'
import type { Sort } from './find-orders.ts'

/** The columns that the table may show, in their order; each with its width on the grid and how it sorts. */
export const COLUMNS = {
  number: { width: '3.25rem', sorts: ['-numar', 'numar'] },
  plate: { width: '7rem', sorts: ['masina', '-masina'] },
  client: { width: 'minmax(9rem,1.6fr)', sorts: ['client', '-client'] },
  car: { width: 'minmax(7rem,1.2fr)', sorts: null },
  works: { width: 'minmax(8rem,2fr)', sorts: null },
  mechanics: { width: 'minmax(6rem,.8fr)', sorts: null },
  type: { width: '8rem', sorts: null },
  date: { width: '4.5rem', sorts: ['-data', 'data'] },
  label: { width: 'minmax(7rem,.9fr)', sorts: null },
  status: { width: '6rem', sorts: null },
  total: { width: '5.5rem', sorts: ['-total', 'total'] },
} as const satisfies Record<string, { width: string; sorts: readonly [Sort, Sort] | null }>
export type ColumnName = keyof typeof COLUMNS

export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[]

const DEFAULT: readonly ColumnName[] = [
  'number',
  'plate',
  'client',
  'works',
  'date',
  'label',
  'status',
  'total',
]

/** What is left beside an open order. */
export const BESIDE: readonly ColumnName[] = ['plate', 'client', 'date', 'total']

export const gridOf = (columns: readonly ColumnName[]): string =>
  columns.map((name) => COLUMNS[name].width).join(' ')

/** Kept on the device: what fits a screen is a matter of the screen. */
const KEY = 'roa.orders.columns'

const read = (): readonly ColumnName[] => {
  const kept = localStorage.getItem(KEY)?.split(' ') ?? []
  const known = COLUMN_NAMES.filter((name) => kept.includes(name))
  return known.length > 0 ? known : DEFAULT
}

let chosen: readonly ColumnName[] | undefined
const listeners = new Set<() => void>()

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const get = (): readonly ColumnName[] => {
  chosen ??= read()
  return chosen
}

/** Shows or hides a column; the plate always stays. */
export const toggleColumn = (name: ColumnName): void => {
  const now = get()
  chosen = COLUMN_NAMES.filter(
    (one) => one === 'plate' || (one === name ? !now.includes(one) : now.includes(one)),
  )
  localStorage.setItem(KEY, chosen.join(' '))
  for (const listener of listeners) listener()
}

/** The columns of the table that this device shows. */
export const useColumns = (): readonly ColumnName[] => useSyncExternalStore(subscribe, get)
