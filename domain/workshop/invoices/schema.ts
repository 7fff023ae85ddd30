import { MAX_TOTAL } from '#domain/kernel/money.ts'
import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { day, derived, integer, oneOf, refOrNull, text } from '#domain/sync/columns.ts'
import { NOBODY } from '#domain/team/roles.ts'

const amount = () => derived(integer(-MAX_TOTAL, MAX_TOTAL))

export const PAYMENT_METHODS = ['numerar', 'card', 'transfer'] as const

/** Invoices, in bani. Nobody writes one by hand: invoicing issues them from an order. */
export const invoices = defineCollection({
  name: 'invoices',
  columns: {
    order_id: refOrNull('orders'),
    nr_factura: derived(integer(0, 999_999_999)),
    serie_factura: text(20),
    data_factura: day(),
    modalitate_plata: oneOf(PAYMENT_METHODS, { initial: 'numerar' }),
    client_nume: text(200),
    client_cod_fiscal: text(20),
    nr_auto: text(20),
    total_fara_tva: amount(),
    tva: amount(),
    total_general: amount(),
  },
  rights: { insert: NOBODY, patch: NOBODY, delete: NOBODY },
  hiddenFrom: ['mechanic'],
})
export type Invoice = RowOf<typeof invoices>
