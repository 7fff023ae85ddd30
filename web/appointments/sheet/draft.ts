import { clockInRomania, dayInRomania, timeInRomania } from '#domain/kernel/dates.ts'
import { formatPhone, normalisePhone } from '#domain/romania/phone.ts'
import { formatPlate, normalisePlate } from '#domain/romania/plate.ts'
import type { Hours } from '#domain/workshop/appointments/hours.ts'
import type { Appointment, Service } from '#domain/workshop/appointments/schema.ts'
import { minutesOn } from '#domain/workshop/appointments/slots.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { instantOf } from '#web/data/clock.ts'
import type { AppointmentStart } from '../opened.ts'

/** The typed values of an appointment. */
export type Draft = {
  vehicleId: string | null
  contactId: string | null
  plate: string
  name: string
  phone: string
  serviceId: string | null
  /** Minutes of the work, and after it. */
  minutes: number
  buffer: number
  /** `YYYY-MM-DD` and `HH:MM` in Romania. */
  day: string | null
  time: string | null
  /** null: any that is free. */
  bayId: string | null
  mechanicId: string | null
  /** The client's words, and the shop's notes. */
  words: string
  notes: string
}

/** Minutes of an appointment without a service. */
const USUAL = 60

/** Day and time of the clock in Romania at an instant (ISO). */
export const clockOf = (instant: string): { day: string; time: string } => {
  const at = Date.parse(instant)
  return { day: dayInRomania(at), time: timeInRomania(at) }
}

/** The instant (ISO) of the day and time of a draft; null while one is missing. */
export const instantOfDraft = ({ day, time }: Pick<Draft, 'day' | 'time'>): string | null =>
  day === null || time === null ? null : instantOf(clockInRomania(day, time))

/** An appointment as it is typed; `car` is its car now. */
export const draftOf = (row: Appointment, car: Vehicle | null): Draft => ({
  vehicleId: row.vehicle_id,
  contactId: row.contact_id,
  plate: formatPlate(car?.nr_inmatriculare || row.nr_auto),
  name: row.client_nume,
  phone: formatPhone(row.client_telefon),
  serviceId: row.service_id,
  minutes: row.durata_minute,
  buffer: row.buffer_minute,
  ...clockOf(row.data_ora),
  bayId: row.bay_id,
  mechanicId: row.mechanic_id,
  words: row.cerere,
  notes: row.observatii,
})

/** A new appointment, with what is known where it is begun. */
export const newDraft = (
  initial: AppointmentStart,
  known: { car: Vehicle | null; client: { id: string; name: string; phone: string } | null; today: string },
): Draft => {
  const { car, client, today } = known
  const clock = initial.data_ora ? clockOf(initial.data_ora) : { day: today, time: null }
  return {
    vehicleId: car?.id ?? null,
    contactId: car?.contact_id ?? client?.id ?? null,
    plate: formatPlate(car?.nr_inmatriculare ?? ''),
    name: car?.client_nume || (client?.name ?? ''),
    phone: formatPhone(car?.client_telefon || (client?.phone ?? '')),
    serviceId: null,
    minutes: USUAL,
    buffer: 0,
    ...clock,
    bayId: initial.bay_id ?? null,
    mechanicId: initial.mechanic_id ?? null,
    words: '',
    notes: '',
  }
}

/** A draft with another service: it fills length and buffer, and takes a bay that can't do it off. */
export const withService = (
  draft: Draft,
  service: Service | null,
  settings: Hours['settings'],
  allowed: readonly string[],
): Draft => ({
  ...draft,
  serviceId: service?.id ?? null,
  ...(service && {
    minutes: minutesOn(draft.day ?? '', service, settings),
    buffer: service.buffer_minute,
    bayId: draft.bayId !== null && allowed.length > 0 && !allowed.includes(draft.bayId) ? null : draft.bayId,
  }),
})

type Values = Record<string, string | number | null>

/** The columns of a draft at an instant (ISO). */
export const valuesOf = (draft: Draft, at: string): Values => ({
  vehicle_id: draft.vehicleId,
  // The car says its client, unless another one was chosen.
  ...((draft.contactId !== null || draft.vehicleId === null) && { contact_id: draft.contactId }),
  nr_auto: normalisePlate(draft.plate),
  client_nume: draft.name.trim(),
  client_telefon: normalisePhone(draft.phone),
  service_id: draft.serviceId,
  bay_id: draft.bayId,
  mechanic_id: draft.mechanicId,
  data_ora: at,
  durata_minute: draft.minutes,
  buffer_minute: draft.buffer,
  cerere: draft.words.trim(),
  observatii: draft.notes.trim(),
})

/** The values that differ from those before: two people who change different columns both keep theirs. */
export const changedIn = (before: Values, after: Values): Values =>
  Object.fromEntries(Object.entries(after).filter(([column, value]) => value !== before[column]))
