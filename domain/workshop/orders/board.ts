import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { flag, oneOf, position, text } from '#domain/sync/columns.ts'
import { OFFICE } from '#domain/team/roles.ts'

/** Colours of labels; the names stand for tokens of the design. */
export const BOARD_COLOURS = ['gri', 'albastru', 'violet', 'roz', 'chihlimbar', 'verde'] as const
export type BoardColour = (typeof BOARD_COLOURS)[number]

/**
 * The shop's labels for the place of a car in the work (programat, în lucru, așteaptă piese …), in the order of the
 * board.
 */
export const boardStatuses = defineCollection({
  name: 'board_statuses',
  columns: {
    denumire: text(40, { required: true }),
    culoare: oneOf(BOARD_COLOURS, { initial: 'gri' }),
    ordine: position(),
    /** 0: the board has no column for it and it is no longer offered; orders that have it keep it. */
    activ: flag(1),
  },
  rights: { insert: OFFICE, patch: OFFICE, delete: OFFICE },
  // The seeds of a new shop.
  sharesId: true,
})
export type BoardStatus = RowOf<typeof boardStatuses>
