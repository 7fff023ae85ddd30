import type { Reading } from '#domain/workshop/vehicles/readings.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'

/** A car and all rows that were merged into it, directly or not: what belongs to any of them belongs to the car. */
export const carIds = async (db: AppDatabase, id: string): Promise<string[]> => {
  const ids = [id]
  for (const one of ids) {
    const merged = await db.rows('vehicles').where('merged_into').equals(one).primaryKeys()
    ids.push(...merged.filter((found) => !ids.includes(found)))
  }
  return ids
}

/** The car into which a merged one was merged; the car itself otherwise. */
export const keptCar = async (db: AppDatabase, id: string): Promise<Vehicle | undefined> => {
  let car = await db.rows('vehicles').get(id)
  for (let step = 0; step < 100 && car?.merged_into; step++)
    car = await db.rows('vehicles').get(car.merged_into)
  return car
}

/** The odometer readings of a car at its orders, except one order. */
export const readReadings = async (
  db: AppDatabase,
  vehicleId: string,
  exceptOrder?: string,
): Promise<Reading[]> => {
  const orders = await db
    .rows('orders')
    .where('vehicle_id')
    .anyOf(await carIds(db, vehicleId))
    .toArray()
  return orders.flatMap(({ id, data_comanda, km_intrare, status }) =>
    km_intrare === null || status === 'ANULAT' || id === exceptOrder
      ? []
      : [{ day: data_comanda, km: km_intrare }],
  )
}
