import { noShowsOf } from '#domain/workshop/appointments/no-shows.ts'
import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { readAppointmentsOfContact } from '#web/appointments/read.ts'
import { useLive } from '#web/data/hooks.ts'
import { readCarsOfContact, readInvoicesOfOrders, readOrdersOfContact } from '#web/data/workshop/contacts.ts'

/** What belongs to a client. */
export type ContactWork = {
  cars: Vehicle[]
  orders: Order[]
  invoices: Invoice[]
  /** How many appointments he missed. */
  missed: number
}

/** The cars, orders and invoices of a client, kept current. undefined while they are read. */
export const useContactWork = (contactId: string): ContactWork | undefined =>
  useLive(
    async (db) => {
      const [cars, orders] = await Promise.all([
        readCarsOfContact(db, contactId),
        readOrdersOfContact(db, contactId),
      ])
      return {
        cars,
        orders,
        invoices: await readInvoicesOfOrders(db, orders),
        missed: noShowsOf(await readAppointmentsOfContact(db, contactId)),
      }
    },
    [contactId],
  )
