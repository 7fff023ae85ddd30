import { notify } from '#domain/notifications/notify.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { View } from '#domain/sync/collection.ts'
import { orders } from '#domain/workshop/orders/schema.ts'
import { vehicles } from '#domain/workshop/vehicles/schema.ts'
import { messageFailed } from './notifications.ts'
import type { Message } from './schema.ts'

/** Where a click on the notification leads: to what the message is about. */
const targetOf = ({ id, order_id, invoice_id, vehicle_id, contact_id }: Message) => {
  if (order_id !== null) return { collection: 'orders', id: order_id }
  if (invoice_id !== null) return { collection: 'invoices', id: invoice_id }
  if (vehicle_id !== null) return { collection: 'vehicles', id: vehicle_id }
  return contact_id === null ? { collection: 'messages', id } : { collection: 'contacts', id: contact_id }
}

/** Tells the desk that a message did not reach its client. */
export const tellFailure = (message: Message, view: View): void => {
  const { id, round, order_id, vehicle_id, address } = message
  const order = order_id === null ? null : view.get(orders, order_id)
  const vehicle = vehicle_id === null ? null : view.get(vehicles, vehicle_id)
  const car = formatPlate(order?.nr_auto ?? vehicle?.nr_inmatriculare ?? '')
  notify(view, messageFailed, {
    occasion: `${id}/${round}`,
    params: { car, address: formatPhone(address) },
    target: targetOf(message),
  })
}
