import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import { stands } from '#domain/workshop/appointments/transitions.ts'

/** How an appointment stands for its client. */
export const OWN_STATES = [
  /** Its time is kept until the code comes. */
  'code',
  /** The code did not come in time. */
  'lapsed',
  /** The shop has not answered yet. */
  'asked',
  'stands',
  /** It stands, and its time is over. */
  'past',
  'arrived',
  'done',
  'missed',
  'cancelled',
  'refused',
  /** The shop gave no answer in time. */
  'unanswered',
] as const
export type OwnState = (typeof OWN_STATES)[number]

type Row = Pick<Appointment, 'status' | 'phone_verified' | 'source' | 'hold_until' | 'deleted_at' | 'ends_at'>

/** The state of an appointment at an instant (ISO). One that the shop deleted is cancelled. */
export const ownState = (row: Row, now: string): OwnState => {
  const { status, hold_until } = row
  const isOver = hold_until !== null && hold_until <= now
  if (row.source === 'booking' && row.phone_verified === 0 && status === 'CERUT')
    return isOver || row.deleted_at !== null ? 'lapsed' : 'code'
  if (row.deleted_at !== null) return 'cancelled'
  if (stands(status)) return row.ends_at <= now ? 'past' : 'stands'
  // The job that ends it may come a little later.
  if (status === 'CERUT') return isOver ? 'unanswered' : 'asked'
  if (status === 'RESPINS') return hold_until === null ? 'refused' : 'unanswered'
  return ({ SOSIT: 'arrived', FINALIZAT: 'done', NEPREZENTAT: 'missed', ANULAT: 'cancelled' } as const)[
    status
  ]
}
