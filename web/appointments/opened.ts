import { Observable } from '#web/data/sync/status.ts'

/** What a new appointment begins with, as far as it is known where it is begun. */
export type AppointmentStart = {
  /** The instant at which it begins (ISO). */
  data_ora?: string
  bay_id?: string | null
  mechanic_id?: string | null
  vehicle_id?: string | null
  contact_id?: string | null
  /** The order that it continues. */
  order_id?: string | null
}

/** An existing appointment, or the start of a new one. */
export type OpenedAppointment = { id: string } | { initial: AppointmentStart }

/**
 * What the one sheet of the app is open for. It stands beside the pages, not in them: a row that disappears from a list
 * because of what was pressed takes no sheet along.
 */
const opened = new Observable<{ what: OpenedAppointment; path: string } | null>(null)

export const openAppointment = (what: OpenedAppointment): void =>
  opened.set({ what, path: location.pathname })
export const closeAppointment = (): void => opened.set(null)
export const { get: appointmentOpened, subscribe: onAppointmentOpened } = opened
