import type { View } from '#domain/sync/collection.ts'
import { contacts } from '#domain/workshop/contacts/schema.ts'
import { type Vehicle, vehicles } from './schema.ts'

/** Takes back the contact that was made with a car which is gone, if it has come to nothing else. */
export const takeBackContact = ({ contact_id, created_at }: Vehicle, view: View): void => {
  const contact = contact_id === null ? null : view.get(contacts, contact_id)
  if (contact?.deleted_at !== null || contact.created_at !== created_at) return
  if (!view.isUsed(contacts, contact.id)) view.derive(contacts, contact.id, { deleted_at: view.now })
}

/**
 * Takes back a car that was made at a time (ISO), and the contact that was made with it, if the car has come to nothing
 * else. Returns whether it is gone; a device leaves that to the server.
 */
export const takeBackCar = (id: string, madeAt: string, view: View): boolean => {
  const car = view.isAuthority ? view.get(vehicles, id) : null
  if (car?.deleted_at !== null || car.created_at !== madeAt || view.isUsed(vehicles, id)) return false
  view.derive(vehicles, id, { deleted_at: view.now })
  takeBackContact(car, view)
  return true
}
