import { useSyncExternalStore } from 'react'
import { type FitColumn, fitColumns, tracks } from '#web/ui/fit-columns.ts'
import type { Sort } from './find-orders.ts'

/** The columns that the table may show, in their order; each with the width it needs and how it sorts. */
export const COLUMNS = {
  number: { least: 3.25, sorts: ['-numar', 'numar'] },
  plate: { least: 7, sorts: ['masina', '-masina'] },
  client: { least: 9, grow: 1.6, sorts: ['client', '-client'] },
  car: { least: 7, grow: 1.2, sorts: null },
  works: { least: 8, grow: 2, sorts: null },
  mechanics: { least: 6, grow: 0.9, sorts: null },
  type: { least: 7, grow: 0.5, sorts: null },
  date: { least: 4.5, sorts: ['-data', 'data'] },
  label: { least: 7, grow: 0.9, sorts: null },
  status: { least: 6, sorts: null },
  total: { least: 6.25, sorts: ['-total', 'total'] },
} as const satisfies Record<string, FitColumn & { sorts: readonly [Sort, Sort] | null }>
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

/** What is given up first where there is less room than the chosen columns need. */
const SPARE: readonly ColumnName[] = [
  'type',
  'mechanics',
  'car',
  'number',
  'label',
  'date',
  'works',
  'status',
]

/** Those of the chosen columns that have room (rem); null where cards do better. */
export const fittingIn = (columns: readonly ColumnName[], room: number): readonly ColumnName[] | null =>
  fitColumns(columns, COLUMNS, SPARE, room)

export const gridOf = (columns: readonly ColumnName[]): string => tracks(columns, COLUMNS)

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
