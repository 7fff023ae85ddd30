import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { idsOf } from './merged.ts'

/** A client and all rows that were merged into him: what belongs to any of them belongs to him. */
export const contactIds = (db: AppDatabase, id: string): Promise<string[]> => idsOf(db, 'contacts', id)

/** The cars of a client; merged ones are found as the car that is kept. */
export const readCarsOfContact = async (db: AppDatabase, id: string): Promise<Vehicle[]> => {
  const cars = await db
    .rows('vehicles')
    .where('contact_id')
    .anyOf(await contactIds(db, id))
    .toArray()
  return cars.filter(({ merged_into }) => merged_into === null)
}

/** All orders of a client: those that were his when they were made, whoever has the car now. */
export const readOrdersOfContact = async (db: AppDatabase, id: string): Promise<Order[]> =>
  db
    .rows('orders')
    .where('contact_id')
    .anyOf(await contactIds(db, id))
    .toArray()

/** The invoices and stornos of some orders. */
export const readInvoicesOfOrders = (db: AppDatabase, orders: readonly Order[]): Promise<Invoice[]> =>
  db
    .rows('invoices')
    .where('order_id')
    .anyOf(orders.map(({ id }) => id))
    .toArray()
