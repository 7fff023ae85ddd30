import { clockInRomania, dayInRomania, timeInRomania } from '#domain/kernel/dates.ts'
import { formatPhone, normalisePhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import { instantOf } from '#web/data/clock.ts'

/** The typed values of an appointment. */
export type Draft = {
  vehicleId: string | null
  plate: string
  name: string
  phone: string
  /** `YYYY-MM-DD` and `HH:MM` in Romania. */
  day: string | null
  time: string | null
  notes: string
}

/** Day and time of the clock in Romania at an instant (ISO). */
export const clockOf = (instant: string): { day: string; time: string } => {
  const at = Date.parse(instant)
  return { day: dayInRomania(at), time: timeInRomania(at) }
}

export const draftOf = (row: Appointment, plate: string): Draft => ({
  vehicleId: row.vehicle_id,
  plate: formatPlate(plate),
  name: row.client_nume,
  phone: formatPhone(row.client_telefon),
  ...clockOf(row.data_ora),
  notes: row.observatii,
})

/** The columns of a draft whose day and time are chosen. */
export const valuesOf = (draft: Draft & { day: string; time: string }) => ({
  vehicle_id: draft.vehicleId,
  client_nume: draft.name.trim(),
  client_telefon: normalisePhone(draft.phone),
  data_ora: instantOf(clockInRomania(draft.day, draft.time)),
  observatii: draft.notes.trim(),
})
