import { MAX_TOTAL } from '#domain/kernel/money.ts'
import { normalisePhone } from '#domain/romania/phone.ts'
import { normalisePlate } from '#domain/romania/plate.ts'
import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import {
  day,
  derived,
  instantOrNull,
  integer,
  integerOrNull,
  oneOf,
  price,
  quantity,
  ref,
  refOrNull,
  standardText,
  text,
} from '#domain/sync/columns.ts'
import { DESK, EVERYONE, NOBODY } from '#domain/team/roles.ts'
import { ORDER_STATUSES } from './workflow.ts'

/** Ids of the mechanics on the order's lines: a mechanic sees the orders he works on, and their lines (S12). */
const visibleTo = () => derived(text(40_000))

/** Amounts are in bani. */
const amount = () => derived(integer(-MAX_TOTAL, MAX_TOTAL))

/**
 * Orders (comenzi, devize). Line prices are without TVA; `total_fara_tva` = manoperă + materiale, `tva` is taken on
 * that sum at `cota_tva`, `total_general` is what the client pays. The client's and the car's names are a snapshot.
 */
export const orders = defineCollection({
  name: 'orders',
  columns: {
    nr_comanda: derived(integerOrNull(1, 999_999_999)),
    data_comanda: day(),
    vehicle_id: refOrNull('vehicles'),
    tip_deviz_id: refOrNull('catalog_tipuri_deviz'),
    status: oneOf(ORDER_STATUSES, { initial: 'DRAFT' }),
    km_intrare: integerOrNull(0, 9_999_999),
    observatii: text(4000),
    client_nume: text(200),
    client_telefon: standardText(30, normalisePhone),
    nr_auto: standardText(20, normalisePlate),
    marca_denumire: text(80),
    model_denumire: text(80),
    total_manopera: amount(),
    total_materiale: amount(),
    total_fara_tva: amount(),
    /** Hundredths of a percent; 0 for a shop that is not registered for TVA. */
    cota_tva: derived(integer(0, 10_000)),
    tva: amount(),
    total_general: amount(),
    /** Secret of the client portal's link; empty until the order is shared. */
    token_client: derived(text(64)),
    created_by: derived(text(36)),
    validated_at: derived(instantOrNull()),
    cancelled_at: derived(instantOrNull()),
    visible_to: visibleTo(),
  },
  rights: { insert: DESK, patch: EVERYONE, delete: NOBODY },
  limitedFor: ['mechanic'],
})
export type Order = RowOf<typeof orders>

export const LINE_KINDS = ['manopera', 'material'] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** At most this many lines an order: one page of e-Factura takes 999. */
export const MAX_LINES = 500

/**
 * Lines of an order. Labour (`manopera`): `ore` (thousandths of an hour) × `pret_ora`. Parts (`material`): `cantitate`
 * (thousandths of `um`) × `pret_unitar`. Prices in bani without TVA.
 */
export const orderLines = defineCollection({
  name: 'order_lines',
  columns: {
    order_id: ref('orders', { write: 'create' }),
    tip: oneOf(LINE_KINDS, { write: 'create' }),
    descriere: text(500),
    norma_id: refOrNull('catalog_norme'),
    ore: quantity(),
    pret_ora: price(),
    um: text(20),
    cantitate: quantity(),
    pret_unitar: price(),
    total: amount(),
    mecanic_id: refOrNull('mecanici'),
    /** Place within the order, ascending. */
    ordine: integer(0, 1_000_000),
    visible_to: visibleTo(),
  },
  limitedFor: ['mechanic'],
  rights: { insert: EVERYONE, patch: EVERYONE, delete: EVERYONE },
  parents: ['order_id'],
})
export type OrderLine = RowOf<typeof orderLines>
