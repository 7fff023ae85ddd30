import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import { inLei } from '#domain/workshop/invoices/totals.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'

/** The day of the last order that was not cancelled; null without one. */
export const lastVisitOf = (orders: readonly Pick<Order, 'data_comanda' | 'status'>[]): string | null => {
  let last: string | null = null
  for (const { data_comanda, status } of orders)
    if (status !== 'ANULAT' && (last === null || data_comanda > last)) last = data_comanda
  return last
}

/** What is left to pay on some invoices, in bani of lei. Money that the shop owes back does not lower it. */
export const owedOf = (invoices: readonly Pick<Invoice, 'rest' | 'curs'>[]): number =>
  invoices.reduce((sum, { rest, curs }) => sum + Math.max(0, inLei(rest, curs)), 0)
