import { DAY } from '#domain/kernel/days.ts'
import type { Message } from '#domain/messages/schema.ts'
import { hasSecret, type Secrets } from '#domain/messages/template.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { type Appointment, appointments } from '#domain/workshop/appointments/schema.ts'
import { portalLinks } from '#domain/workshop/approvals/schema.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import type { Env } from '#worker/env.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { bookingCode } from '#worker/pages/booking/code.ts'
import { linkFor } from '#worker/pages/links.ts'

/** Days for which a stop link works. */
const STOP_DAYS = 365

/**
 * What a stop link leads to: one sending of a message, since a message that is sent again may go to another address.
 */
export const stopRow = ({ id, round }: Pick<Message, 'id' | 'round'>): string => `${id}.${round}`

/** The message and the round of a stop link. */
export const readStopRow = (row: string): Pick<Message, 'id' | 'round'> => {
  const [id = '', round = ''] = row.split('.')
  return { id, round: Number(round) }
}

/** Days for which a client's link to an appointment works after it. */
const APPOINTMENT_DAYS = 180

/** The secrets in the text of a message. A repeat makes the same ones: a message that is sent again is the same text. */
export const linksOf = async (env: Env, db: TenantDb, message: Message): Promise<Secrets> => {
  const { body, queued_at, appointment_id } = message
  const stopUntil = new Date(Date.parse(queued_at) + STOP_DAYS * DAY).toISOString()
  return {
    stop: hasSecret(body, 'stop') ? await linkFor(env, db.tenantId, 'stop', stopRow(message), stopUntil) : '',
    link: hasSecret(body, 'link') ? await pageOf(env, db, message) : '',
    cod: appointment_id === null ? '' : bookingCode(secretsOf(env).SESSION_SECRET, appointment_id),
  }
}

/** The page to which a message leads: of an order by the link that was made for it, otherwise of an appointment. */
const pageOf = async (env: Env, db: TenantDb, { link_id, appointment_id }: Message): Promise<string> => {
  const actor = systemActor(db, 'messages')
  if (link_id !== null) {
    const link = await visibleRow(db, actor, portalLinks, link_id)
    return link ? linkFor(env, db.tenantId, 'portal', link.id, link.expires_at) : ''
  }
  const found = appointment_id === null ? null : await visibleRow(db, actor, appointments, appointment_id)
  return found ? appointmentLink(env, found) : ''
}

/** The address of the client's page of an appointment. */
export const appointmentLink = (
  env: Parameters<typeof linkFor>[0],
  { id, tenant_id, data_ora }: Pick<Appointment, 'id' | 'tenant_id' | 'data_ora'>,
): Promise<string> => {
  const until = new Date(Date.parse(data_ora) + APPOINTMENT_DAYS * DAY).toISOString()
  return linkFor(env, tenant_id, 'booking', id, until)
}
