import { compare } from '#domain/kernel/compare.ts'
import type { Appointment, Service } from '#domain/workshop/appointments/schema.ts'
import { holds } from '#domain/workshop/appointments/transitions.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { carIds } from '#web/data/workshop/cars.ts'
import { contactIds } from '#web/data/workshop/contacts.ts'

/** An appointment with what a row shows of it. */
export type AppointmentEntry = {
  row: Appointment
  /** The plate of its car now, or as it was typed. */
  plate: string
  /** The car's make and model; '' where unknown. */
  car: string
  service: string
}

/** Appointments with the names of their cars and services. */
export const withNames = async (
  db: AppDatabase,
  rows: readonly Appointment[],
): Promise<AppointmentEntry[]> => {
  const cars = await db.rows('vehicles').bulkGet(rows.flatMap(({ vehicle_id }) => vehicle_id ?? []))
  const byId = new Map(cars.flatMap((car) => (car ? [[car.id, car]] : [])))
  const makes = new Map(
    (await db.rows('catalog_marci').bulkGet([...byId.values()].flatMap((car) => car.marca_id ?? []))).flatMap(
      (row) => (row ? [[row.id, row.denumire]] : []),
    ),
  )
  const models = new Map(
    (
      await db.rows('catalog_modele').bulkGet([...byId.values()].flatMap((car) => car.model_id ?? []))
    ).flatMap((row) => (row ? [[row.id, row.denumire]] : [])),
  )
  const services = new Map<string, Service>(
    (await db.rows('services').toArray()).map((service) => [service.id, service]),
  )
  return rows.map((row) => {
    const car = row.vehicle_id === null ? undefined : byId.get(row.vehicle_id)
    return {
      row,
      plate: car?.nr_inmatriculare || row.nr_auto,
      car: [makes.get(car?.marca_id ?? ''), models.get(car?.model_id ?? '')].filter(Boolean).join(' '),
      service: services.get(row.service_id ?? '')?.nume ?? '',
    }
  })
}

/** What is ahead comes first, the nearest first; then the past, the latest first. */
export const comingFirst =
  (now: string) =>
  (a: Appointment, b: Appointment): number => {
    const isAhead = (one: Appointment) => one.ends_at > now && holds(one, now)
    if (isAhead(a) !== isAhead(b)) return isAhead(a) ? -1 : 1
    return isAhead(a) ? compare(a.data_ora, b.data_ora) : compare(b.data_ora, a.data_ora)
  }

/** All appointments of a car, also of those that were merged into it. */
export const readAppointmentsOfCar = async (db: AppDatabase, id: string): Promise<Appointment[]> =>
  db
    .rows('appointments')
    .where('vehicle_id')
    .anyOf(await carIds(db, id))
    .toArray()

/** All appointments of a client: his, and those of rows that were merged into him. */
export const readAppointmentsOfContact = async (db: AppDatabase, id: string): Promise<Appointment[]> =>
  db
    .rows('appointments')
    .where('contact_id')
    .anyOf(await contactIds(db, id))
    .toArray()
