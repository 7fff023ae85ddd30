import type { Message } from '#domain/messages/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { keptCar } from '#web/data/workshop/cars.ts'
import { keptRow } from '#web/data/workshop/merged.ts'

type Sent = Pick<Message, 'address' | 'channel' | 'contact_id' | 'vehicle_id'>

const contactOf = async (db: AppDatabase, id: string | null): Promise<string | null> =>
  id === null ? null : ((await keptRow(db, 'contacts', id))?.id ?? null)

/**
 * The client's address as it stands on the car now: it may have been corrected since the message failed. A car that has
 * another client by now says nothing of this one.
 */
export const presentAddress = async (db: AppDatabase, message: Sent): Promise<string> => {
  const { address, channel, contact_id, vehicle_id } = message
  const car = vehicle_id === null ? undefined : await keptCar(db, vehicle_id)
  if (!car) return address
  if (contact_id !== null && (await contactOf(db, car.contact_id)) !== (await contactOf(db, contact_id)))
    return address
  return (channel === 'email' ? car.client_email : car.client_telefon) || address
}
