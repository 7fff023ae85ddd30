import { useSyncExternalStore } from 'react'
import type { FitColumn } from './fit-columns.ts'

/** A column of a list: its room, and what pressing its heading asks for, first and again. */
export type Column<Sort extends string = never> = FitColumn & {
  sorts?: readonly [first: Sort, again: Sort]
  /** Figures stand at the right, and their heading above them. */
  isFigure?: boolean
}

/** Columns that a person chooses among. What fits a screen is a matter of the screen: the choice is the device's. */
export type ColumnChoice<Name extends string> = {
  /** Those that can be put away, in their order. */
  names: readonly Name[]
  subscribe: (listener: () => void) => () => void
  get: () => readonly Name[]
  /** Shows or hides a column. */
  toggle: (name: Name) => void
}

/** Remembers under `key` which of the columns are shown; `first` while nobody has chosen, `fixed` always. */
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

const NEVER = () => () => {}

/** The columns that this device shows; undefined where there is no choice. */
export const useShown = <Name extends string>(
  choice: ColumnChoice<Name> | undefined,
): readonly Name[] | undefined => useSyncExternalStore(choice?.subscribe ?? NEVER, () => choice?.get())
