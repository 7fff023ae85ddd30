import { useMemo } from 'react'
import type { BoardStatus } from '#domain/workshop/orders/board.ts'
import { useLive } from '#web/data/hooks.ts'

/** Rows of the small collections that orders link to, by id. */
export type Names = {
  boards: ReadonlyMap<string, BoardStatus>
  mechanics: ReadonlyMap<string, string>
  types: ReadonlyMap<string, string>
}

const NONE: Names = { boards: new Map(), mechanics: new Map(), types: new Map() }

export const mechanicName = ({ nume, prenume }: { nume: string; prenume: string }): string =>
  [prenume, nume].filter(Boolean).join(' ')

/** Labels of the board in their order, mechanics and kinds of estimate; kept current. */
export const useNames = (): Names => {
  const read = useLive(async (db) => {
    const [boards, mechanics, types] = await Promise.all([
      db.rows('board_statuses').toArray(),
      db.rows('mecanici').toArray(),
      db.rows('catalog_tipuri_deviz').toArray(),
    ])
    return { boards, mechanics, types }
  })
  return useMemo(() => {
    if (!read) return NONE
    const boards = read.boards.toSorted((a, b) => a.ordine - b.ordine || (a.id < b.id ? -1 : 1))
    return {
      boards: new Map(boards.map((board) => [board.id, board])),
      mechanics: new Map(read.mechanics.map((one) => [one.id, mechanicName(one)])),
      types: new Map(read.types.map(({ id, denumire }) => [id, denumire])),
    }
  }, [read])
}
