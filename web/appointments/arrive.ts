import { orderOf } from '#domain/workshop/appointments/order-of.ts'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import type { AppointmentStatus } from '#domain/workshop/appointments/transitions.ts'
import { nextHourPrice } from '#domain/workshop/catalog/hour-price.ts'
import type { AppDatabase } from '#web/data/database.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { keptCar } from '#web/data/workshop/cars.ts'

/** Lines looked through for the last hourly rate. */
const LOOKED_THROUGH = 300

const readHourPrice = async (db: AppDatabase): Promise<number | null> =>
  nextHourPrice(
    await db.rows('order_lines').toCollection().reverse().limit(LOOKED_THROUGH).toArray(),
    await db.rows('catalog_preturi').toArray(),
  )

/** The appointment's car as it is now: merged ones are followed, a plate that became known meanwhile is found. */
const readCarId = async (db: AppDatabase, { vehicle_id, nr_auto }: Appointment): Promise<string | null> => {
  if (vehicle_id !== null) return (await keptCar(db, vehicle_id))?.id ?? null
  if (nr_auto === '') return null
  const cars = await db
    .rows('vehicles')
    .filter((car) => car.nr_inmatriculare === nr_auto && car.merged_into === null)
    .toArray()
  return cars[0]?.id ?? null
}

type Values = Record<string, string | null>

const patch = (collection: string, id: string, data: Values): DraftOp => ({
  op: 'patch',
  collection,
  id,
  data,
})

/** How the car of an appointment arrives, in one act, and what takes that back. */
export type Arriving = {
  orderId: string
  ops: DraftOp[]
  /** The act that takes it back, to a state: what the arrival made goes, unless something else uses it by then. */
  back: (status: AppointmentStatus) => DraftOp[]
}

/** The arrival of an appointment. One of an existing order gets no second one. */
export const arrivalOf = async (
  db: AppDatabase,
  appointment: Appointment,
  { day, newId }: { day: string; newId: () => string },
): Promise<Arriving> => {
  const put = (data: Values): DraftOp => patch('appointments', appointment.id, data)
  if (appointment.order_id !== null)
    return {
      orderId: appointment.order_id,
      ops: [put({ status: 'SOSIT' })],
      back: (status) => [put({ status })],
    }
  const vehicleId = await readCarId(db, appointment)
  const service = appointment.service_id ? await db.rows('services').get(appointment.service_id) : undefined
  const packaged = service?.package_id
    ? await db.rows('package_lines').where('package_id').equals(service.package_id).toArray()
    : []
  const { car, order, lines } = orderOf(appointment, {
    day,
    vehicleId,
    packaged,
    hourPrice: packaged.length > 0 ? await readHourPrice(db) : null,
  })
  const orderId = newId()
  const carId = car ? newId() : vehicleId
  return {
    orderId,
    ops: [
      ...(car && carId ? [{ op: 'insert' as const, collection: 'vehicles', id: carId, data: car }] : []),
      { op: 'insert', collection: 'orders', id: orderId, data: { ...order, vehicle_id: carId } },
      ...lines.map(
        (line): DraftOp => ({
          op: 'insert',
          collection: 'order_lines',
          id: newId(),
          data: { ...line, order_id: orderId },
        }),
      ),
      put({
        status: 'SOSIT',
        order_id: orderId,
        ...(carId !== appointment.vehicle_id && { vehicle_id: carId }),
      }),
    ],
    back: (status) => {
      const { vehicle_id, contact_id } = appointment
      return [
        // With a new car, order and appointment took its client too.
        patch('orders', orderId, {
          status: 'ANULAT',
          ...(car && { vehicle_id: null, contact_id }),
        }),
        put({ status, order_id: null, ...(carId !== vehicle_id && { vehicle_id, contact_id }) }),
      ]
    },
  }
}
