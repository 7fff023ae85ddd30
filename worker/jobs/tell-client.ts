import type * as v from 'valibot'
import { appointmentKey, messageOfAppointment } from '#domain/messages/automatic.ts'
import { planHas, planOfShop } from '#domain/plans/catalogue.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { isTold, type tellClient } from '#domain/workshop/appointments/tell-client-job.ts'
import { readAppointmentMessage } from '#worker/db/appointment-message.ts'
import { knownKeys } from '#worker/db/automatic-messages.ts'
import { newId } from '#worker/pages/new-id.ts'
import type { JobHandler } from './job-handler.ts'

/** Writes the message, which the commit then judges, counts and sends. A shop without SMS tells nobody. */
export const handle: JobHandler<v.InferOutput<typeof tellClient.schema>> = async ({
  db,
  tenantId,
  payload: { id, purpose, at, word },
  act,
}) => {
  const rows = await readAppointmentMessage(db, systemActor({ tenantId }, 'booking'), id)
  if (!rows || rows.appointment.data_ora !== at || !isTold(purpose, rows.appointment)) return
  if (!planHas(planOfShop(rows.shop, new Date().toISOString()), 'sms')) return
  const key = appointmentKey(rows.appointment, word)
  if ((await knownKeys(db, [key])).has(key)) return
  const data = messageOfAppointment(rows.appointment, purpose, word, rows)
  await act('message', [{ op: 'insert', collection: 'messages', id: newId(), data }])
}
