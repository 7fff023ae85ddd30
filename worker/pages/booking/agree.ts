import { clientActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import { BOOKING_CONSENT_VERSION } from '#domain/workshop/contacts/consent-texts.ts'
import { tryAct } from '#worker/acts.ts'
import type { Env } from '#worker/env.ts'
import { newId } from '../new-id.ts'

/** Records that the client of a booking wants reminders at the phone that he has proved. */
export const agreeToReminders = async (
  env: Pick<Env, 'TENANT'>,
  { id, tenant_id, contact_id }: Appointment,
): Promise<void> => {
  if (contact_id === null) return
  const at = new Date().toISOString()
  const ops = (['sms', 'whatsapp'] as const).map(
    (channel): Op => ({
      op: 'insert',
      collection: 'consents',
      id: newId(),
      data: {
        contact_id,
        channel,
        purpose: 'reminder',
        given: 1,
        text_version: BOOKING_CONSENT_VERSION,
        source: 'booking',
        at,
      },
    }),
  )
  const actor = clientActor(tenant_id, 'booking', { collection: 'contacts', id: contact_id })
  await tryAct(env, actor, { key: `agree/${id}`, ops, label: 'Acord pentru mesaje de amintire' })
}
