import { normalisePhone } from '#domain/romania/phone.ts'
import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { instant, integer, oneOf, refOrNull, standardText, text } from '#domain/sync/columns.ts'
import { DESK } from '#domain/team/roles.ts'

export const APPOINTMENT_STATUSES = ['PROGRAMAT', 'CONFIRMAT', 'SOSIT', 'ANULAT'] as const

/** Appointments; `data_ora` is an instant in UTC. */
export const appointments = defineCollection({
  name: 'appointments',
  columns: {
    vehicle_id: refOrNull('vehicles'),
    client_nume: text(200),
    client_telefon: standardText(30, normalisePhone),
    data_ora: instant(),
    durata_minute: integer(5, 1440, { initial: 60 }),
    observatii: text(2000),
    status: oneOf(APPOINTMENT_STATUSES, { initial: 'PROGRAMAT' }),
    order_id: refOrNull('orders'),
  },
  rights: { insert: DESK, patch: DESK, delete: DESK },
})
export type Appointment = RowOf<typeof appointments>
