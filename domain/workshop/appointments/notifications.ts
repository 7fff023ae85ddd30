import * as v from 'valibot'
import { defineNotification } from '#domain/notifications/kind.ts'
import { DESK } from '#domain/team/roles.ts'

/** What clients do by themselves: the car, and the instant of the appointment (ISO). */
const schema = v.object({ car: v.string(), at: v.string() })

/** A client asks for an appointment; the shop accepts or refuses it. */
export const appointmentAsked = defineNotification({ id: 'appointments.asked', schema, to: DESK })

/** A client has booked one, which stands at once. */
export const appointmentBooked = defineNotification({ id: 'appointments.booked', schema, to: DESK })

/** A client has moved his appointment to this instant. */
export const appointmentMoved = defineNotification({ id: 'appointments.moved', schema, to: DESK })

/** A client has cancelled his appointment. */
export const appointmentCancelled = defineNotification({ id: 'appointments.cancelled', schema, to: DESK })

/** Days off, or other hours, leave appointments outside of the hours; somebody calls their clients. */
export const appointmentsShutOut = defineNotification({
  id: 'appointments.shut-out',
  schema: v.object({ from: v.string(), to: v.string(), count: v.number() }),
  to: DESK,
})
