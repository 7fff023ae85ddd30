import { useSyncExternalStore } from 'react'
import type { FitColumn } from './fit-columns.ts'

/** A column of a list: its width, and the sort orders that the first and the second press on its heading ask for. */
export type Column<Sort extends string = never> = FitColumn & {
  sorts?: readonly [first: Sort, again: Sort]
  /** Figures and their heading are aligned to the right. */
  isFigure?: boolean
}

/** Columns that a person can choose. What fits depends on the screen, so the choice belongs to the device. */
export type ColumnChoice<Name extends string> = {
  /** Those that can be hidden, in their order. */
  names: readonly Name[]
  subscribe: (listener: () => void) => () => void
  get: () => readonly Name[]
  /** Shows or hides a column. */
  toggle: (name: Name) => void
}

/** Stores under `key` which columns are shown: `first` until somebody chooses, `fixed` always. */
export const createColumnChoice = <Name extends string>({
  key,
  names,
  first,
  fixed,
}: {
  key: string
  names: readonly Name[]
  first: readonly Name[]
  fixed: Name
}): ColumnChoice<Name> => {
  let chosen: readonly Name[] | undefined
  const listeners = new Set<() => void>()
  const read = (): readonly Name[] => {
    const kept = localStorage.getItem(key)?.split(' ') ?? []
    const known = names.filter((name) => kept.includes(name))
    return known.length > 0 ? known : first
  }
  const get = (): readonly Name[] => {
    chosen ??= read()
    return chosen
  }
  return {
    names: names.filter((name) => name !== fixed),
    get,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    toggle: (name) => {
      const now = get()
      chosen = names.filter((one) => one === fixed || (one === name ? !now.includes(one) : now.includes(one)))
      localStorage.setItem(key, chosen.join(' '))
      for (const listener of listeners) listener()
    },
  }
}

/** The same choice without one column, for people who don't see it. */
export const withoutColumn = <Name extends string>(
  choice: ColumnChoice<Name>,
  column: Name,
): ColumnChoice<Name> => {
  let whole: readonly Name[] = []
  let rest: readonly Name[] = []
  const get = (): readonly Name[] => {
    if (whole !== choice.get()) {
      whole = choice.get()
      rest = whole.filter((name) => name !== column)
    }
    return rest
  }
  return { ...choice, names: choice.names.filter((name) => name !== column), get }
}

const NEVER = () => () => {}

/** The columns that this device shows; undefined where people cannot choose. */
export const useShown = <Name extends string>(
  choice: ColumnChoice<Name> | undefined,
): readonly Name[] | undefined => useSyncExternalStore(choice?.subscribe ?? NEVER, () => choice?.get())
