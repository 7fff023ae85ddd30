import { orderOf } from '#domain/workshop/appointments/order-of.ts'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
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

/**
 * The one act by which the car of an appointment arrives, and the id of its order. An appointment of an existing order
 * gets no second one.
 */
export const arrivalOps = async (
  db: AppDatabase,
  appointment: Appointment,
  { day, newId }: { day: string; newId: () => string },
): Promise<{ orderId: string; ops: DraftOp[] }> => {
  const patch = (data: Record<string, string | null>): DraftOp => ({
    op: 'patch',
    collection: 'appointments',
    id: appointment.id,
    data: { status: 'SOSIT', ...data },
  })
  if (appointment.order_id !== null) return { orderId: appointment.order_id, ops: [patch({})] }
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
      patch({ order_id: orderId, ...(carId !== appointment.vehicle_id && { vehicle_id: carId }) }),
    ],
  }
}
