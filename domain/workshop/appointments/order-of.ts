import type { PackageLine } from '#domain/workshop/orders/packages.ts'
import { linesOfPackage, type PackagedLine } from '#domain/workshop/orders/use-package.ts'
import type { Appointment } from './schema.ts'

/** What is known when a car with an appointment arrives. */
export type Arrival = {
  /** The day of the order, `YYYY-MM-DD`. */
  day: string
  /** The car: the appointment's, or the one with its plate; null where the shop has none. */
  vehicleId: string | null
  /** The lines of the package of its service. */
  packaged: readonly PackageLine[]
  /** Bani per hour of labour without its own price. */
  hourPrice: number | null
}

/** What becomes of an appointment whose car arrives. */
export type Arrived = {
  /** The car to add, where its plate is known and the shop does not have it; the order is then for that one. */
  car: {
    nr_inmatriculare: string
    client_nume: string
    client_telefon: string
    contact_id: string | null
  } | null
  /** The order without its car. */
  order: Record<string, string | null>
  lines: (PackagedLine & { mecanic_id: string | null })[]
}

/**
 * The order that an appointment becomes: the client's words are the request of its intake, the shop's notes stay
 * internal, the package of the service gives the lines, and its mechanic the labour.
 */
export const orderOf = (
  appointment: Pick<
    Appointment,
    'nr_auto' | 'client_nume' | 'client_telefon' | 'contact_id' | 'cerere' | 'observatii' | 'mechanic_id'
  >,
  { day, vehicleId, packaged, hourPrice }: Arrival,
): Arrived => {
  const { nr_auto, client_nume, client_telefon, contact_id, cerere, observatii, mechanic_id } = appointment
  const isNewCar = vehicleId === null && nr_auto !== ''
  return {
    car: isNewCar ? { nr_inmatriculare: nr_auto, client_nume, client_telefon, contact_id } : null,
    order: {
      data_comanda: day,
      solicitare: cerere,
      note_interne: observatii,
      // With a car, the order copies its names.
      ...(vehicleId === null && !isNewCar && { client_nume, client_telefon, contact_id }),
    },
    lines: linesOfPackage(packaged, hourPrice, 0).map((line) => ({
      ...line,
      mecanic_id: line.tip === 'manopera' ? mechanic_id : null,
    })),
  }
}
