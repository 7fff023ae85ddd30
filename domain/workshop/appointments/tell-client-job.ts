import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'
import type { Appointment } from './schema.ts'
import { stands } from './transitions.ts'

/** The messages about an appointment. */
export const TOLD = ['code', 'appointment', 'appointment_refused', 'appointment_eve'] as const
export type Told = (typeof TOLD)[number]

type Row = Pick<Appointment, 'status' | 'phone_verified' | 'deleted_at'>

const HOLDS_OF: Readonly<Record<Told, (row: Row) => boolean>> = {
  code: ({ status, phone_verified }) => status === 'CERUT' && phone_verified === 0,
  appointment: ({ status }) => stands(status),
  appointment_refused: ({ status }) => status === 'RESPINS' || status === 'ANULAT',
  appointment_eve: ({ status }) => stands(status),
}

/** Whether a message about an appointment is still true. */
export const isTold = (purpose: Told, row: Row): boolean => row.deleted_at === null && HOLDS_OF[purpose](row)

/**
 * Writes the message to the client unless the appointment has moved or its state no longer fits. Each `word`, which names
 * an occasion, is sent once.
 */
export const tellClient = defineJob({
  id: 'appointments.tell-client',
  source: 'booking',
  schema: v.strictObject({
    id: v.string(),
    purpose: v.picklist(TOLD),
    at: v.string(),
    word: v.string(),
  }),
})
