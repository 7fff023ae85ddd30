import type { ReactNode } from 'react'
import type { Column, ColumnChoice } from './columns.ts'
import { fitColumns } from './fit-columns.ts'

/**
 * Rem from which rows are lines of a table; below it they are cards. Beside an open row the table has few columns and
 * is narrower.
 */
const TABLE_FROM = 44
/** Rem below which a card shows nothing side by side. */
const NARROW = 18

/** Columns of a table where there is room, cards elsewhere. */
type Shape<Name extends string, Sort extends string> = {
  /** In their order. */
  columns: Readonly<Record<Name, Column<Sort>>>
  /** The columns that are dropped first where they do not all fit. */
  spare: readonly Name[]
  /** Where people can choose the columns. */
  choice?: ColumnChoice<Name>
  /** The columns that are shown beside an open row. */
  beside?: readonly Name[]
  /** Heights of a row in rem: the list is measured with them. `touch` is a line of a table on a touch screen. */
  heights: { table: number; touch: number; card: number; narrow: number }
}

/**
 * How the rows of a list are drawn. A constant of the feature; `Facts` is what rows show in addition (names of other
 * rows, today). The drawing functions use no hooks.
 */
export type ListLook<Row, Name extends string, Sort extends string, Facts> = Shape<Name, Sort> & {
  columns: Readonly<Record<Name, { cell: (row: Row, facts: Facts) => ReactNode }>>
  words: () => { label: string; columns: Readonly<Record<Name, string>> }
  href: (id: string) => string
  /** A card, and the tracks of its grid. */
  card: { tracks: string; draw: (row: Row, facts: Facts) => ReactNode }
  /** A card too narrow for anything side by side: the most important values, one under the other. */
  narrow: (row: Row, facts: Facts) => ReactNode
  /** Drawn faint, like cancelled rows. */
  isFaint?: (row: Row) => boolean
}

/** The layout that fits a width. */
export type Layout<Name extends string> =
  | { kind: 'table'; columns: readonly Name[]; height: number }
  | { kind: 'card' | 'narrow'; height: number }

/** How rows are drawn in a list that is `room` rem wide; `isBeside` while one of them is open beside it. */
export const layoutIn = <Name extends string, Sort extends string>(
  { columns, spare, beside, heights }: Shape<Name, Sort>,
  {
    room,
    shown,
    isBeside,
    isCoarse,
  }: {
    room: number
    /** The columns that should be shown. */
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
