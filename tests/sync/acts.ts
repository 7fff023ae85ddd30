import type { ReplacedValue } from '#domain/sync/replaced-values.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import type { Random } from '#tests/factories/random.ts'
import type { AppDatabase } from '#web/data/database.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { appointmentAct, bayAct } from './appointment-acts.ts'
import { invoiceAct } from './invoice-acts.ts'
import { MECHANICS } from './shop-server.ts'

/** The acts of people in a history, chosen by the seed from what their device shows. */

type NewId = () => string

/** A subject of acts besides orders, lines and cars. */
export type Subject = {
  name: string
  /** The part of the histories that have such acts. */
  histories: number
  /** The part of their acts that are such acts. */
  acts: number
  act(db: AppDatabase, random: Random, newId: NewId): Promise<DraftOp[] | null>
}

/** Histories without a subject stay what they are when it is added here. */
export const SUBJECTS: readonly Subject[] = [
  { name: 'invoices', histories: 0.5, acts: 0.5, act: invoiceAct },
  { name: 'appointments', histories: 0.3, acts: 0.5, act: appointmentAct },
  { name: 'bays and mechanics', histories: 0.1, acts: 0.5, act: bayAct },
]

/** Whose a line may be. */
const SOMEONE = [...MECHANICS, null]

/** An act on orders, lines, cars or the shop. `writesPrices` is false for a person whose screens show none. */
export const someAct = async (
  db: AppDatabase,
  random: Random,
  newId: NewId,
  writesPrices: boolean,
): Promise<DraftOp[] | null> => {
  const price = writesPrices ? { pret_ora: 15_000 } : {}
  const orders = await db.rows('orders').toArray()
  const [replaced] = await db.rows('replaced_values').toArray()
  if (replaced && random.next() < 0.3) return decision(replaced, random)
  const lines = await db.rows('order_lines').toArray()
  // What a mechanic sees changes with it, so that it comes often enough for a short history.
  if (lines.length > 0 && random.next() < 0.3) return assignment(lines, random)
  const kind = random.between(0, 10)
  if (kind <= 1 || orders.length === 0) return newOrder(random, newId, price)
  const { id } = random.pick(orders)
  const onOrder = (data: Record<string, string | number | null>): DraftOp[] => [
    { op: 'patch', collection: 'orders', id, data },
  ]
  if (kind === 2) return [newLine(id, random.pick(SOMEONE), random, newId, price)]
  if (kind === 3) return onOrder({ km_intrare: random.between(0, 9_999_999) })
  if (kind === 4) return onOrder({ note_interne: `n${random.between(0, 99)}` })
  if (kind === 5) return onOrder({ status: random.pick(['DRAFT', 'VALIDAT', 'ANULAT']) })
  if (kind === 6) return newVehicle(db, random, newId, id)
  if (kind === 7) {
    const shop = await db.rows('tenants').toCollection().first()
    if (!shop) return null
    const platitor_tva = random.between(0, 1)
    const mechanics_see_prices = 1 - platitor_tva
    return [{ op: 'patch', collection: 'tenants', id: shop.id, data: { platitor_tva, mechanics_see_prices } }]
  }
  if (lines.length === 0) return null
  const line = random.pick(lines)
  if (kind === 8) return [{ op: 'delete', collection: 'order_lines', id: line.id }]
  return [{ op: 'patch', collection: 'order_lines', id: line.id, data: { ore: random.between(0, 9_000) } }]
}

/**
 * A line gets another mechanic, or all lines of its order that were the same one's: the order becomes hidden from that
 * mechanic and visible to the other.
 */
const assignment = (lines: readonly OrderLine[], random: Random): DraftOp[] => {
  const { id: one, order_id, mecanic_id } = random.pick(lines)
  const isOne = random.next() < 0.5
  const data = { mecanic_id: random.pick(SOMEONE.filter((someone) => someone !== mecanic_id)) }
  return lines
    .filter((line) =>
      isOne ? line.id === one : line.order_id === order_id && line.mecanic_id === mecanic_id,
    )
    .map(({ id }) => ({ op: 'patch', collection: 'order_lines', id, data }))
}

/** „Pune înapoi” or „Las așa” (S7.4). */
const decision = (
  { id, row_collection: collection, row_id, row_column, lost }: ReplacedValue,
  random: Random,
): DraftOp[] => {
  const data = { [row_column]: JSON.parse(lost) as string | number | null }
  const back: DraftOp = { op: 'patch', collection, id: row_id, data }
  return [...(random.next() < 0.5 ? [back] : []), { op: 'delete', collection: 'replaced_values', id }]
}

const newOrder = (random: Random, newId: NewId, price: { pret_ora?: number }): DraftOp[] => {
  const id = newId()
  // All of it is one mechanic's, or nobody's yet: a line that is assigned later makes the others visible.
  const mechanic = random.pick(SOMEONE)
  return [
    { op: 'insert', collection: 'orders', id, data: { data_comanda: '2026-11-21' } },
    ...Array.from({ length: random.between(0, 3) }, () => newLine(id, mechanic, random, newId, price)),
  ]
}

const newLine = (
  order_id: string,
  mecanic_id: string | null,
  random: Random,
  newId: NewId,
  price: { pret_ora?: number },
): DraftOp => ({
  op: 'insert',
  collection: 'order_lines',
  id: newId(),
  data: {
    order_id,
    tip: 'manopera',
    ore: random.between(0, 9_000),
    ...price,
    mecanic_id,
  },
})

/** A car of one of few clients, who may be known elsewhere; now and then another car gets this client too. */
const newVehicle = async (
  db: AppDatabase,
  random: Random,
  newId: NewId,
  orderId: string,
): Promise<DraftOp[]> => {
  const id = newId()
  const number = random.between(10, 99)
  const client = {
    client_nume: `Client ${number % 3}`,
    client_telefon: number % 4 === 0 ? '' : `+4072212345${number % 4}`,
  }
  const other = number % 3 === 0 ? await db.rows('vehicles').toCollection().first() : undefined
  return [
    {
      op: 'insert',
      collection: 'vehicles',
      id,
      data: { nr_inmatriculare: `CT${number}ABC`, ...client },
    },
    { op: 'patch', collection: 'orders', id: orderId, data: { vehicle_id: id } },
    ...(other ? [{ op: 'patch' as const, collection: 'vehicles', id: other.id, data: client }] : []),
  ]
}

/** Mostly nothing; else an id that no act has, because of which the server refuses the push as a whole (S18.4). */
export const somePoisonName = (random: Random): object | null =>
  random.pick<object | null>([
    null,
    null,
    null,
    { id: `nu-e-uuid-${random.between(0, 999_999)}` },
    { version: 1.5 },
    { version: 99 },
  ])

/** What an app with a bug may send: each is refused by itself and blocks no other (S18.3). */
export const somePoison = (random: Random, newId: NewId): unknown => {
  const id = newId()
  return random.pick<unknown>([
    [],
    [{ op: 'explode', collection: 'orders', id, data: {}, base: 0 }],
    [{ op: 'insert', collection: 'nowhere', id, data: {} }],
    [{ op: 'insert', collection: 'orders', id: 'not an id', data: { data_comanda: '2026-11-21' } }],
    [{ op: 'insert', collection: 'orders', id, data: { data_comanda: 'tomorrow' } }],
    [{ op: 'insert', collection: 'orders', id, data: { data_comanda: '2026-11-21', tenant_id: id } }],
    [{ op: 'insert', collection: 'orders', id, data: { data_comanda: '2026-11-21', no_such: 1 } }],
    [{ op: 'patch', collection: 'orders', id, data: { km_intrare: { deep: [1, 2, 3] } }, base: 0 }],
    [{ op: 'patch', collection: 'orders', id, data: { observatii: 'of nothing' }, base: 0 }],
    [{ op: 'insert', collection: 'orders', id, data: JSON.parse(`${'{"a":'.repeat(20)}1${'}'.repeat(20)}`) }],
    // The first half is valid: none of it may stay.
    [
      { op: 'insert', collection: 'orders', id, data: { data_comanda: '2026-11-21' } },
      { op: 'insert', collection: 'order_lines', id: newId(), data: { order_id: id, tip: 'nothing' } },
    ],
  ])
}
