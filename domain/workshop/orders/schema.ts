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
  seenBy,
  standardText,
  text,
} from '#domain/sync/columns.ts'
import { DESK, NOBODY, WORKSHOP } from '#domain/team/roles.ts'
import { AGREEMENTS } from './agreement.ts'
import { ACCESSORIES, codesOf, DAMAGE_MARKS, FUEL_FULL, OLD_PARTS } from './intake.ts'
import { LINE_STATES } from './line-states.ts'
import { ORDER_STATUSES } from './workflow.ts'

/** A sum that people see only with the permission for prices. */
const sum = () => seenBy('prices', amount())

const codes = (list: readonly string[]) => standardText(400, (value) => codesOf(list, value).join(' '))

/** Most characters for the names of an order's lines. */
export const MAX_WORKS = 1000

/**
 * Orders (comenzi, devize). Line prices are without TVA; `total_fara_tva` = manoperă + materiale, `tva` is computed on
 * that sum at `cota_tva`, `total_general` is the sum for the client. The client's and the car's names are a snapshot.
 */
export const orders = defineCollection({
  name: 'orders',
  columns: {
    nr_comanda: derived(orNull(number(1, 999_999_999))),
    data_comanda: day(),
    vehicle_id: orNull(ref('vehicles')),
    tip_deviz_id: orNull(ref('catalog_tipuri_deviz')),
    status: oneOf(ORDER_STATUSES, { initial: 'DRAFT' }),
    /** The shop's own label beside the workflow; an order without one is not on the board. */
    board_status_id: orNull(ref('board_statuses')),
    km_intrare: orNull(km()),
    /** Texts printed on the deviz. They lock with the rest of the order: the agreement with the client stands. */
    observatii: notes(4000),
    /** The client's request, and the car at its reception (`intake.ts`). */
    solicitare: notes(2000),
    /** Eighths of the tank. */
    combustibil: orNull(count(0, FUEL_FULL)),
    avarii: codes(DAMAGE_MARKS),
    stare_vehicul: notes(2000),
    accesorii: codes(ACCESSORIES),
    alte_obiecte: notes(500),
    /** The promised time and the duration of the stay, as the shop writes them. */
    termen_executie: text(120),
    imobilizare: text(120),
    piese_inlocuite: oneOf(OLD_PARTS, { initial: 'nespecificat' }),
    /**
     * Internal notes: never printed, editable in every state. The same holds for the board label and, on a line, for
     * its mechanic, hours and tick: they concern the work and not the agreement, and need no reopening.
     */
    note_interne: notes(4000),
    /** The client at the time: the contact of the car when it was chosen. */
    contact_id: orNull(ref('contacts')),
    client_nume: text(200),
    client_telefon: phone(),
    nr_auto: plate(),
    marca_denumire: text(80),
    model_denumire: text(80),
    /** Names of the included lines, labour first, one per row: for lists and for searching. */
    lucrari: derived(text(MAX_WORKS)),
    total_manopera: derived(sum()),
    total_materiale: derived(sum()),
    total_fara_tva: derived(sum()),
    /** Hundredths of a percent; 0 for a shop that is not registered for TVA. */
    cota_tva: derived(percent()),
    tva: derived(sum()),
    total_general: derived(sum()),
    /** How the client stands to the order, and the digest of the offer that the client agreed to (`offerHash`). */
    agreement: derived(oneOf(AGREEMENTS, { initial: 'none' })),
    agreed_offer: derived(seenBy('prices', text(64, { kind: 'opaque' }))),
    /** Id of the request that waits for the client's answer; '' for none. */
    open_request: derived(text(36, { kind: 'opaque' })),
    /** Always empty: a link's token is made on the server, and would travel to every device from here. */
    token_client: derived(text(64, { kind: 'opaque' })),
    created_by: derived(text(36, { kind: 'opaque' })),
    validated_at: derived(orNull(instant())),
    cancelled_at: derived(orNull(instant())),
    /** Ids of the mechanics on its lines, and who worked on them: a mechanic sees the orders he works on (S12.4). */
    visible_to: derived(text(40_000, { kind: 'opaque' })),
  },
  rights: { insert: DESK, patch: WORKSHOP, delete: NOBODY },
  visibility: { mechanic: 'own mechanic', client: 'own capability' },
})
export type Order = RowOf<typeof orders>

export const LINE_KINDS = ['manopera', 'material'] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** Most lines of an order: one file of e-Factura allows 999. */
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
    pret_ora: seenBy('prices', price()),
    um: text(20),
    cantitate: quantity(),
    pret_unitar: seenBy('prices', price()),
    /**
     * The discount has a share and an amount. A screen writes one and clears the other; where two devices wrote one
     * each, both count, the share first, up to the line's value. An order has no discount of its own; a discount on
     * everything is written on every line. So totals stay sums of lines, the base of each TVA rate is plain, and an
     * invoice and e-Factura, which requires an allowance per line, take the lines as they are.
     */
    discount_procent: seenBy('prices', percent()),
    discount_valoare: seenBy('prices', price()),
    /**
     * 1: somebody who sees no prices added the line, and the catalogues have none for it. The desk prices it before the
     * order is validated.
     */
    unpriced: flag(0),
    /** After the discount, in any state of the line. */
    total: derived(sum()),
    /**
     * The client's decision. Only included lines are summed; the deviz lists the others as recommendations, and they
     * are offered again at a later visit (`followUpsOf`). A state on the line cannot diverge from it, unlike a separate
     * list of follow-ups.
     */
    stare: oneOf(LINE_STATES, { initial: 'inclusa' }),
    /** 1: the shop advises against waiting, and the client reads this line first. */
    urgent: flag(0),
    /**
     * The refused or postponed line of an earlier order that this one settles. The newer line holds the link: deleting
     * it, or annulling its order, reopens the follow-up.
     */
    provine_din: orNull(ref('order_lines')),
    /** 1: a refused or postponed line that needs no follow-up. */
    urmarire_inchisa: flag(0),
    mecanic_id: orNull(ref('mecanici')),
    /** Hours worked, thousandths, of its work sessions (`hoursOfLine`); the client pays `ore`. */
    ore_lucrate: derived(hours()),
    /** Ids of the mechanics of its work sessions. */
    worked_by: derived(text(4_000, { kind: 'opaque' })),
    /** 1 when the mechanic has finished it. */
    executat: flag(0),
    /** Position within the order, ascending. */
    ordine: position(),
  },
  seenWith: 'order_id',
  visibility: { client: 'own capability' },
  rights: { insert: WORKSHOP, patch: [...WORKSHOP, 'client'], delete: WORKSHOP },
  writers: { stare: { patch: [...WORKSHOP, 'client'] }, unpriced: { insert: DESK, patch: DESK } },
  parents: ['order_id'],
})
export type OrderLine = RowOf<typeof orderLines>
