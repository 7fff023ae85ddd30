import { dayInRomania } from '#domain/kernel/dates.ts'
import { DAY } from '#domain/kernel/days.ts'
import { COLLECTIONS, type CollectionName } from '#domain/modules.ts'
import { freshRow } from '#domain/sync/apply-op.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Values } from '#domain/sync/log.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { totalsOf, vatGroups } from '#domain/workshop/invoices/totals.ts'
import { type LineAmounts, lineTotal } from '#domain/workshop/orders/totals.ts'
import { type Random, seeded } from '#tests/factories/random.ts'
import { anOrder, aVehicle, idAt } from '#tests/factories/workshop.ts'
import { setMeta } from '#web/data/database.ts'
import { foundShop } from '#web/data/mutate.ts'
import { type Data, openData } from '#web/data/open-data.ts'

const YEARS = 10 * 365 * DAY
const RATE = 2100
/** Orders created between two writes. */
const SLICE = 1_000

/** `whole`: with lines, invoices, payments and history, which a backup and the reports need; lists do not. */
export type LocalShopSize = { orders: number; vehicles: number; whole: boolean }

/** Writes a shop of ten years directly into the database of the free tier, as its commits would leave it. */
export const fillLocalShop = async ({ orders, vehicles, whole }: LocalShopSize): Promise<void> => {
  const data = await openData(null, { localShopName: 'Bench', opened: '', adopted: '' })
  await foundShop(data.writer)
  const random = seeded(orders)
  const now = Date.now()
  const pile = new Pile(data, random, whole)
  const cars = Array.from({ length: vehicles }, () => {
    const { id, op } = aVehicle(random, now - YEARS)
    return pile.add('vehicles', now - YEARS, valuesOf(op), id)
  })
  for (let index = 0; index < orders; index++) {
    const at = now - Math.floor((YEARS * (orders - index)) / orders)
    addOrder(pile, at, index + 1, random.pick(cars))
    if (index % SLICE === SLICE - 1) await pile.write()
  }
  await pile.write()
  data.close()
}

const valuesOf = (op: Op): Values => (op.op === 'insert' ? op.data : {})

/** An order with its lines, and its later documents. */
const addOrder = (pile: Pile, at: number, number: number, car: Row): void => {
  const { random, whole } = pile
  const [order = {}, ...lineValues] = anOrder(random, at, dayInRomania(at), car.id).ops.map(valuesOf)
  const orderId = idAt(random, at)
  const lines = lineValues.map((values) => {
    const line = pile.make('order_lines', at, { ...values, order_id: orderId })
    line.total = lineTotal(line as unknown as LineAmounts)
    return line
  })
  const groups = vatGroups(
    lines.map(({ total }) => ({ total: Number(total), categorie_tva: 'S', cota_tva: RATE })),
    0,
  )
  const { total_linii, total_fara_tva, tva, total_general } = totalsOf(groups)
  const sums = { total_fara_tva, tva, total_general }
  const client = { nr_auto: car.nr_inmatriculare ?? '', client_nume: car.client_nume ?? '' }
  const status = random.pick(['DRAFT', 'VALIDAT', 'FACTURAT', 'FACTURAT', 'ANULAT'])
  pile.add(
    'orders',
    at,
    {
      ...order,
      ...client,
      ...sums,
      nr_comanda: number,
      status,
      client_telefon: car.client_telefon ?? '',
      lucrari: lines.map(({ descriere }) => descriere).join('\n'),
    },
    orderId,
  )
  if (!whole) return
  for (const line of lines) pile.keep('order_lines', line)
  if (status !== 'FACTURAT') return
  const paid = random.next() < 0.95 ? total_general : 0
  const { id: invoice_id } = pile.add('invoices', at, {
    ...client,
    ...sums,
    order_id: orderId,
    serie_factura: 'BN',
    nr_factura: number,
    data_factura: order.data_comanda ?? '',
    total_linii,
    tva_lei: tva,
    tva_pe_cote: JSON.stringify(groups),
    incasat: paid,
    rest: total_general - paid,
  })
  for (const { tip, descriere, ore, cantitate, pret_ora, pret_unitar, total } of lines) {
    const labour = tip === 'manopera'
    pile.add('invoice_lines', at, {
      invoice_id,
      tip: labour ? 'manopera' : 'material',
      descriere: String(descriere),
      cantitate: Number(labour ? ore : cantitate),
      pret_unitar: Number(labour ? pret_ora : pret_unitar),
      total: Number(total),
      cota_tva: RATE,
    })
  }
  if (paid > 0)
    pile.add('payments', at, { invoice_id, data: String(order.data_comanda), suma: paid, metoda: 'card' })
}

/** Rows that wait to be written, each with its history entry. */
class Pile {
  readonly #data: Data
  readonly random: Random
  readonly whole: boolean
  readonly #rows = new Map<CollectionName, Row[]>()
  #rev = 1_000

  constructor(data: Data, random: Random, whole: boolean) {
    this.#data = data
    this.random = random
    this.whole = whole
  }

  make(name: CollectionName, at: number, values: Values, id = idAt(this.random, at)): Row {
    const row = freshRow(COLLECTIONS[name], id, this.#data.writer.actor, new Date(at).toISOString())
    return Object.assign(row, values, { rev: ++this.#rev })
  }

  keep(name: CollectionName, row: Row): void {
    const rows = this.#rows.get(name) ?? []
    this.#rows.set(name, rows)
    rows.push(row)
  }

  add(name: CollectionName, at: number, values: Values, id?: string): Row {
    const row = this.make(name, at, values, id)
    this.keep(name, row)
    return row
  }

  async write(): Promise<void> {
    const { db } = this.#data
    for (const [name, rows] of this.#rows) {
      await db.anyRows(name).bulkAdd(rows)
      if (this.whole) await db.log.bulkAdd(rows.map((row) => made(name, row)))
    }
    this.#rows.clear()
    await setMeta(db, 'head', this.#rev)
  }
}

const made = (collection: CollectionName, { id, rev, created_at, ...columns }: Row) => ({
  rev,
  collection,
  rowId: id,
  patch: Object.fromEntries(
    Object.entries(columns).filter(([, value]) => value !== '' && value !== null),
  ) as Values,
  prev: null,
  actId: id,
  clientId: '',
  at: created_at,
  label: 'Bench',
})
