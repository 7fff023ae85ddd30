import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import {
  amount,
  count,
  day,
  derived,
  flag,
  hours,
  instant,
  km,
  notes,
  number,
  oneOf,
  orNull,
  percent,
  phone,
  plate,
  position,
  price,
  quantity,
  ref,
  standardText,
  text,
} from '#domain/sync/columns.ts'
import { DESK, EVERYONE, NOBODY } from '#domain/team/roles.ts'
import { ACCESSORIES, codesOf, DAMAGE_MARKS, FUEL_FULL, OLD_PARTS } from './intake.ts'
import { LINE_STATES } from './line-states.ts'
import { ORDER_STATUSES } from './workflow.ts'

const codes = (list: readonly string[]) => standardText(400, (value) => codesOf(list, value).join(' '))

/** Characters kept of the names of an order's lines. */
export const MAX_WORKS = 1000

/**
 * Orders (comenzi, devize). Line prices are without TVA; `total_fara_tva` = manoperă + materiale, `tva` is taken on
 * that sum at `cota_tva`, `total_general` is what the client pays. The client's and the car's names are a snapshot.
 */
export const orders = defineCollection({
  name: 'orders',
  columns: {
    nr_comanda: derived(orNull(number(1, 999_999_999))),
    data_comanda: day(),
    vehicle_id: orNull(ref('vehicles')),
    tip_deviz_id: orNull(ref('catalog_tipuri_deviz')),
    status: oneOf(ORDER_STATUSES, { initial: 'DRAFT' }),
    /** The shop's own label beside the workflow; none means that the order is on no board. */
    board_status_id: orNull(ref('board_statuses')),
    km_intrare: orNull(km()),
    /** Words that are printed on the deviz. They lock with the rest of the order: what the client agreed to stands. */
    observatii: notes(4000),
    /** What the client asked for, and the car as it was received (`intake.ts`). */
    solicitare: notes(2000),
    /** Eighths of the tank. */
    combustibil: orNull(count(0, FUEL_FULL)),
    avarii: codes(DAMAGE_MARKS),
    stare_vehicul: notes(2000),
    accesorii: codes(ACCESSORIES),
    alte_obiecte: notes(500),
    /** When it should be done and how long the car stays, in the shop's words. */
    termen_executie: text(120),
    imobilizare: text(120),
    piese_inlocuite: oneOf(OLD_PARTS, { initial: 'nespecificat' }),
    /**
     * Words of the shop among its own people: never printed, open in every state. So are the board label and, on a line, its
     * mechanic, his hours and his tick: they are about the work, not about what was agreed, and ask for no reopening.
     */
    note_interne: notes(4000),
    client_nume: text(200),
    client_telefon: phone(),
    nr_auto: plate(),
    marca_denumire: text(80),
    model_denumire: text(80),
    /** Names of the included lines, works first, one a row: for lists and for searching. */
    lucrari: derived(text(MAX_WORKS)),
    total_manopera: derived(amount()),
    total_materiale: derived(amount()),
    total_fara_tva: derived(amount()),
    /** Hundredths of a percent; 0 for a shop that is not registered for TVA. */
    cota_tva: derived(percent()),
    tva: derived(amount()),
    total_general: derived(amount()),
    /** Secret of the client portal's link; empty until the order is shared. */
    token_client: derived(text(64, { kind: 'opaque' })),
    created_by: derived(text(36, { kind: 'opaque' })),
    validated_at: derived(orNull(instant())),
    cancelled_at: derived(orNull(instant())),
    /** Ids of the mechanics on its lines: a mechanic sees the orders he works on (S12). */
    visible_to: derived(text(40_000, { kind: 'opaque' })),
  },
  rights: { insert: DESK, patch: EVERYONE, delete: NOBODY },
  visibility: { mechanic: 'own mechanic', client: 'own capability' },
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
    norma_id: orNull(ref('catalog_norme')),
    ore: hours(),
    pret_ora: price(),
    um: text(20),
    cantitate: quantity(),
    pret_unitar: price(),
    /**
     * The discount is a share and an amount. A screen writes one and empties the other; where two devices wrote one each,
     * both count, the share first, never more than the line. An order has no discount of its own, one on everything is
     * written on every line: totals stay sums of lines, the base of each TVA rate is plain, and an invoice and e-Factura,
     * which wants an allowance per line, take the lines as they are.
     */
    discount_procent: percent(),
    discount_valoare: price(),
    /** After the discount, whatever the state of the line. */
    total: derived(amount()),
    /**
     * What the client decided. Only included lines are summed; the deviz names the others as recommended by the shop, and
     * they are asked about at a later visit (`followUpsOf`). A state and a link can't drift apart, as a list of follow-ups
     * kept beside the lines by every device could.
     */
    stare: oneOf(LINE_STATES, { initial: 'inclusa' }),
    /**
     * The refused or postponed line of an earlier order that this one takes up. The link stands on the newer line: deleting
     * it, or annulling its order, opens the follow-up again by itself.
     */
    provine_din: orNull(ref('order_lines')),
    /** 1: a refused or postponed line that nobody needs to ask about again. */
    urmarire_inchisa: flag(0),
    mecanic_id: orNull(ref('mecanici')),
    /** Hours the mechanic worked, thousandths; the client pays `ore`. */
    ore_lucrate: hours(),
    /** 1 when the mechanic has done it. */
    executat: flag(0),
    /** Position within the order, ascending. */
    ordine: position(),
  },
  seenWith: 'order_id',
  visibility: { client: 'own capability' },
  rights: { insert: EVERYONE, patch: EVERYONE, delete: EVERYONE },
  parents: ['order_id'],
})
export type OrderLine = RowOf<typeof orderLines>
