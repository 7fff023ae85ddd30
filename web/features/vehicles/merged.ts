import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'

/** A car and all rows that were merged into it, by whatever way: what hangs on any of them is the car's. */
export const carIds = async (db: AppDatabase, id: string): Promise<string[]> => {
  const ids = [id]
  for (const one of ids) {
    const merged = await db.rows('vehicles').where('merged_into').equals(one).primaryKeys()
    ids.push(...merged.filter((found) => !ids.includes(found)))
  }
  return ids
}

/** The car that is kept of a merged one; the car itself otherwise. */
export const keptCar = async (db: AppDatabase, id: string): Promise<Vehicle | undefined> => {
  let car = await db.rows('vehicles').get(id)
  for (let step = 0; step < 100 && car?.merged_into; step++)
    car = await db.rows('vehicles').get(car.merged_into)
  return car
}
