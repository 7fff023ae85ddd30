import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'

/** Ends a request that waited until an instant (ISO): the client sent no code, or the shop no answer. */
export const endRequest = defineJob({
  id: 'appointments.end-request',
  source: 'booking',
  schema: v.strictObject({ appointmentId: v.string(), until: v.string() }),
})
