import { late } from '#web/ui/late.ts'
import type { AppointmentStart } from './opened.ts'

export type AppointmentSheetProps = {
  /** The appointment to see and change; a new one without it. */
  id?: string
  initial?: AppointmentStart
  /** Opens what writes to the client of an appointment, in the place of this sheet. */
  onWrite: (appointmentId: string) => void
  onClose: () => void
}

/** One appointment as a form with its states; opened by a press, so it is not loaded with the page. */
export const AppointmentSheet = late<AppointmentSheetProps>(
  async () => (await import('./sheet/sheet.tsx')).OpenAppointment,
)
