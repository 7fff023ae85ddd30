import type { Op } from '#domain/sync/protocol.ts'
import { seeded } from '#tests/factories/random.ts'
import { someOrders, someVehicles } from '../shops.ts'

/** At most this many works per order: about ten lines. */
const WORKS = 7

/** A line of an order as every peer stores it: one flat row. */
export type Line = { id: string; updated_at: string } & Record<string, string | number>

/** Cars and orders with exactly this many lines, the same every time. */
export const ordersWithLines = (lines: number): { vehicles: Op[]; orders: Op[][] } => {
  const random = seeded(lines)
  const vehicles = someVehicles(random, 500)
  const ids = vehicles.map(({ id }) => id)
  const orders: Op[][] = []
  for (let missing = lines; missing > 0; ) {
    const [ops] = someOrders(random, 1, ids, WORKS)
    const cut = ops?.slice(0, missing + 1) ?? []
    orders.push(cut)
    missing -= cut.length - 1
  }
  return { vehicles: vehicles.map(({ op }) => op), orders }
}

/** The same lines as flat rows. */
export const flatLines = (lines: number): Line[] =>
  ordersWithLines(lines).orders.flatMap((ops) =>
    ops.slice(1).map(({ id, data }) => {
      const {
        order_id = '',
        tip = '',
        descriere = '',
        ore = 0,
        pret_ora = 0,
        um = '',
        cantitate = 0,
        pret_unitar = 0,
        ordine = 0,
      } = data ?? {}
      const total = Math.round(
        (Number(ore) * Number(pret_ora) + Number(cantitate) * Number(pret_unitar)) / 1000,
      )
      const updated_at = '2026-11-20T08:00:00.000Z'
      const values = {
        order_id,
        tip,
        descriere,
        ore,
        pret_ora,
        um,
        cantitate,
        pret_unitar,
        total,
        ordine,
        updated_at,
      }
      return { id, ...values } as Line
    }),
  )
