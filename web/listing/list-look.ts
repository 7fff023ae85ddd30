import type { ReactNode } from 'react'
import type { Column, ColumnChoice } from './columns.ts'
import { fitColumns } from './fit-columns.ts'

/** Rem from which rows are lines of a table; below, cards. Beside an open row the table of few columns is narrower. */
const TABLE_FROM = 44
/** Rem below which nothing stands side by side in a card. */
const NARROW = 18

/** Columns of a table where there is room, cards elsewhere. */
type Shape<Name extends string, Sort extends string> = {
  /** In their order. */
  columns: Readonly<Record<Name, Column<Sort>>>
  /** What is given up first where there is less room than the columns need. */
  spare: readonly Name[]
  /** Where people choose among the columns. */
  choice?: ColumnChoice<Name>
  /** What is left beside an open row. */
  beside?: readonly Name[]
  /** Heights of a row in rem: the list is measured in them. `touch` is a line of a table under a finger. */
  heights: { table: number; touch: number; card: number; narrow: number }
}

/**
 * How the rows of a list are drawn. A constant of the feature; `Facts` is what rows show besides themselves (names of other
 * rows, today). The drawing functions hold no hooks.
 */
export type ListLook<Row, Name extends string, Sort extends string, Facts> = Shape<Name, Sort> & {
  columns: Readonly<Record<Name, { cell: (row: Row, facts: Facts) => ReactNode }>>
  words: () => { label: string; columns: Readonly<Record<Name, string>> }
  href: (id: string) => string
  /** A card, with the tracks of its grid. */
  card: { tracks: string; draw: (row: Row, facts: Facts) => ReactNode }
  /** A card with no room for anything side by side: what is looked for first, one under the other. */
  narrow: (row: Row, facts: Facts) => ReactNode
  /** Set back, as what is cancelled. */
  isFaint?: (row: Row) => boolean
}

/** The form that fits a room. */
export type Layout<Name extends string> =
  | { kind: 'table'; columns: readonly Name[]; height: number }
  | { kind: 'card' | 'narrow'; height: number }

/** How rows are drawn in a list that is `room` rem wide; `isBeside` while one of them stands open beside it. */
export const layoutIn = <Name extends string, Sort extends string>(
  { columns, spare, beside, heights }: Shape<Name, Sort>,
  {
    room,
    shown,
    isBeside,
    isCoarse,
  }: {
    room: number
    /** The columns that are wanted. */
    shown: readonly Name[]
    isBeside: boolean
    isCoarse: boolean
  },
): Layout<Name> => {
  const wanted = isBeside && beside ? beside : shown
  const fitting = isBeside || room >= TABLE_FROM ? fitColumns(wanted, columns, spare, room) : null
  if (fitting) return { kind: 'table', columns: fitting, height: heights[isCoarse ? 'touch' : 'table'] }
  return room < NARROW ? { kind: 'narrow', height: heights.narrow } : { kind: 'card', height: heights.card }
}
