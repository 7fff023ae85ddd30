import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { count, instant, notes, oneOf, orNull, phone, ref, text } from '#domain/sync/columns.ts'
import { DESK } from '#domain/team/roles.ts'

const APPOINTMENT_STATUSES = ['PROGRAMAT', 'CONFIRMAT', 'SOSIT', 'ANULAT'] as const

/** Appointments; `data_ora` is an instant in UTC. */
export const appointments = defineCollection({
  name: 'appointments',
  columns: {
    vehicle_id: orNull(ref('vehicles')),
    client_nume: text(200),
    client_telefon: phone(),
    data_ora: instant(),
    durata_minute: count(5, 1440, { initial: 60 }),
    observatii: notes(2000),
    status: oneOf(APPOINTMENT_STATUSES, { initial: 'PROGRAMAT' }),
    order_id: orNull(ref('orders')),
  },
  rights: { insert: DESK, patch: DESK, delete: DESK },
})
export type Appointment = RowOf<typeof appointments>
