import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'
import type { Appointment } from './schema.ts'
import { stands } from './transitions.ts'

/** What a client is told of an appointment. */
export const TOLD = ['code', 'appointment', 'appointment_refused', 'appointment_eve'] as const
export type Told = (typeof TOLD)[number]

type Row = Pick<Appointment, 'status' | 'phone_verified' | 'deleted_at'>

const HOLDS_OF: Readonly<Record<Told, (row: Row) => boolean>> = {
  code: ({ status, phone_verified }) => status === 'CERUT' && phone_verified === 0,
  appointment: ({ status }) => stands(status),
  appointment_refused: ({ status }) => status === 'RESPINS' || status === 'ANULAT',
  appointment_eve: ({ status }) => stands(status),
}

/** Whether what a message says of an appointment is still true. */
export const isTold = (purpose: Told, row: Row): boolean => row.deleted_at === null && HOLDS_OF[purpose](row)

/**
 * Writes a message to the client of an appointment, unless it stands at another time by then or is no longer in a state
 * of which that is true. `word` names the occasion: a client is told once of each.
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
