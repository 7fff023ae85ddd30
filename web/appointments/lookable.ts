import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import type { AppointmentLook } from '#web/ui/appointment-badge.tsx'

/** How the state of an appointment looks: a request whose client has not entered the code yet is a hold. */
export const lookOf = ({ status, source, phone_verified }: Appointment): AppointmentLook =>
  status === 'CERUT' && source === 'booking' && phone_verified === 0 ? 'HOLD' : status
