import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { flag, oneOf, position, text } from '#domain/sync/columns.ts'
import { OFFICE } from '#domain/team/roles.ts'

/** Colours a label may have; the values are tokens of the design, never colours themselves. */
export const BOARD_COLOURS = ['gri', 'albastru', 'violet', 'roz', 'chihlimbar', 'verde'] as const
export type BoardColour = (typeof BOARD_COLOURS)[number]

/** The shop's own labels of where a car is (programat, în lucru, așteaptă piese …), in the order of the board. */
export const boardStatuses = defineCollection({
  name: 'board_statuses',
  columns: {
    denumire: text(40, { required: true }),
    culoare: oneOf(BOARD_COLOURS, { initial: 'gri' }),
    ordine: position(),
    /** 0: no column of the board and offered no more; the orders that name it keep it. */
    activ: flag(1),
  },
  rights: { insert: OFFICE, patch: OFFICE, delete: OFFICE },
  // The seeds of a shop that begins.
  sharesId: true,
})
export type BoardStatus = RowOf<typeof boardStatuses>
