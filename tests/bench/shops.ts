import { dayInRomania } from '#domain/kernel/dates.ts'
import { DAY } from '#domain/kernel/days.ts'
import type { Mutation, Op } from '#domain/sync/protocol.ts'
import { type Random, seeded } from '#tests/factories/random.ts'
import { anOrder, aVehicle, idAt } from '#tests/factories/workshop.ts'
import { aPush, register, type Shop, send } from './client.ts'

/** A shop with work in it. */
export type FilledShop = Shop & { rows: number; orders: number; plates: string[] }

const YEAR = 365 * DAY
/** Devices that fill a shop at once, and mutations per push. */
const DEVICES = 4
const PER_PUSH = 150

/** Acts as a device sends them. */
export const asMutations = (random: Random, acts: readonly (readonly Op[])[]): Mutation[] =>
  acts.map((ops) => ({
    id: idAt(random, Date.now()),
    at: new Date().toISOString(),
    label: 'Măsurătoare',
    ops: [...ops],
  }))

export const aClient = (random: Random): string => idAt(random, Date.now())

/** Cars, each with its op and plate. */
export const someVehicles = (random: Random, number: number) =>
  Array.from({ length: number }, () => {
    const vehicle = aVehicle(random, Date.now() - random.between(0, YEAR))
    const plate = vehicle.op.op === 'insert' ? String(vehicle.op.data.nr_inmatriculare) : ''
    return { ...vehicle, plate }
  })

/** Orders of the past year, oldest first; each is one act. At most `works` works per order. */
export const someOrders = (
  random: Random,
  number: number,
  vehicles: readonly string[],
  works = 3,
): Op[][] => {
  const now = Date.now()
  return Array.from({ length: number }, (_, index) => {
    const at = now - Math.floor((YEAR * (number - index)) / number)
    return anOrder(random, at, dayInRomania(at), random.pick(vehicles), works).ops
  })
}

/** Sends acts from several devices at once. */
export const sendAll = async (
  shop: Shop,
  random: Random,
  acts: readonly (readonly Op[])[],
): Promise<void> => {
  const devices = Array.from({ length: DEVICES }, (_, device) =>
    acts.filter((_, index) => index % DEVICES === device),
  )
  await Promise.all(
    devices.map(async (own) => {
      const clientId = aClient(random)
      for (let from = 0; from < own.length; from += PER_PUSH) {
        await send(shop, aPush(shop, clientId, asMutations(random, own.slice(from, from + PER_PUSH))))
      }
    }),
  )
}

/** The share of orders, the older ones, that are done. */
const DONE = 0.97

/** Creates and validates the order in one act. */
const validated = (ops: Op[]): Op[] => {
  const order = ops[0]
  if (order?.op !== 'insert') throw new TypeError('an order begins with its own insert')
  const { collection, id } = order
  return [...ops, { op: 'patch', collection, id, base: 0, data: { status: 'VALIDAT' } }]
}

/**
 * Founds a shop and fills it by pushes: this many orders with their lines, and cars (at most one car per two orders) up
 * to `rows` rows, besides the contacts that the cars bring.
 */
export const fillShop = async (url: string, orders: number, rows: number): Promise<FilledShop> => {
  const random = seeded(orders)
  const shop = await register(url)
  const vehicles = someVehicles(random, Math.ceil(orders / 5))
  const ids = vehicles.map(({ id }) => id)
  const made = someOrders(random, orders, ids, 7)
  const missing = rows - shop.founded - vehicles.length - made.reduce((sum, ops) => sum + ops.length, 0)
  if (missing < 0) throw new RangeError(`${orders} orders take more than ${rows} rows`)
  const others = someVehicles(random, missing)
  await sendAll(
    shop,
    random,
    [...vehicles, ...others].map(({ op }) => [op]),
  )
  await sendAll(
    shop,
    random,
    made.map((ops, index) => (index < orders * DONE ? validated(ops) : ops)),
  )
  return { ...shop, rows, orders, plates: vehicles.map(({ plate }) => plate) }
}
