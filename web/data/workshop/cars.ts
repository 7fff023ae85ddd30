import type { Order } from '#domain/workshop/orders/schema.ts'
import type { Reading } from '#domain/workshop/vehicles/readings.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { idsOf, keptRow } from './merged.ts'

/** A car and all rows that were merged into it, directly or not: what belongs to any of them belongs to the car. */
export const carIds = (db: AppDatabase, id: string): Promise<string[]> => idsOf(db, 'vehicles', id)

/** The car into which a merged one was merged; the car itself otherwise. */
export const keptCar = (db: AppDatabase, id: string): Promise<Vehicle | undefined> =>
  keptRow(db, 'vehicles', id)

/** All orders of a car. */
export const readOrdersOfCar = async (db: AppDatabase, vehicleId: string): Promise<Order[]> =>
  db
    .rows('orders')
    .where('vehicle_id')
    .anyOf(await carIds(db, vehicleId))
    .toArray()

/** The odometer readings of a car at its orders, except one order. */
export const readReadings = async (
  db: AppDatabase,
  vehicleId: string,
  exceptOrder?: string,
): Promise<Reading[]> =>
  (await readOrdersOfCar(db, vehicleId)).flatMap(({ id, data_comanda, km_intrare, status }) =>
    km_intrare === null || status === 'ANULAT' || id === exceptOrder
      ? []
      : [{ day: data_comanda, km: km_intrare }],
  )
