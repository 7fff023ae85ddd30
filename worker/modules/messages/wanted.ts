import { timeInKey } from '#domain/messages/automatic.ts'
import type { Message } from '#domain/messages/schema.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { appointments } from '#domain/workshop/appointments/schema.ts'
import { isTold, TOLD } from '#domain/workshop/appointments/tell-client-job.ts'
import { portalLinks } from '#domain/workshop/approvals/schema.ts'
import { contacts } from '#domain/workshop/contacts/schema.ts'
import { invoices } from '#domain/workshop/invoices/schema.ts'
import { reminders } from '#domain/workshop/reminders/schema.ts'
import { vehicles } from '#domain/workshop/vehicles/schema.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow } from '#worker/db/visibility.ts'

/**
 * Whether a message that has waited is still to be sent. A reminder: it is open, and the car is neither merged nor
 * another client's by now. A request for a review: the invoice is still paid and was not reversed. An appointment: it is
 * as the message says. A link: it works.
 */
export const isWanted = async (db: TenantDb, message: Message): Promise<boolean> => {
  const { purpose, reminder_id, invoice_id, appointment_id, link_id } = message
  if (reminder_id !== null && !(await isOpen(db, reminder_id, message.contact_id))) return false
  if (purpose === 'review' && invoice_id !== null && !(await isPaid(db, invoice_id))) return false
  if (appointment_id !== null && !(await isAsSaid(db, appointment_id, message))) return false
  return link_id === null || (await works(db, link_id))
}

const actorOf = (db: TenantDb) => systemActor(db, 'messages')

const isOpen = async (db: TenantDb, reminderId: string, contactId: string | null): Promise<boolean> => {
  const reminder = await visibleRow(db, actorOf(db), reminders, reminderId)
  if (!reminder || reminder.done_at !== null) return false
  const vehicle = await visibleRow(db, actorOf(db), vehicles, reminder.vehicle_id)
  if (!vehicle || vehicle.merged_into !== null) return false
  return (
    contactId === null || vehicle.contact_id === null || (await isSame(db, vehicle.contact_id, contactId))
  )
}

/** Whether two contacts are one, or merged into one. */
const isSame = async (db: TenantDb, one: string, other: string): Promise<boolean> =>
  one === other || (await keptId(db, one)) === (await keptId(db, other))

/** The contact that is kept in the place of one. */
const keptId = async (db: TenantDb, id: string): Promise<string> => {
  const next = (await visibleRow(db, actorOf(db), contacts, id))?.merged_into
  return next ? keptId(db, next) : id
}

const isPaid = async (db: TenantDb, invoiceId: string): Promise<boolean> => {
  const invoice = await visibleRow(db, actorOf(db), invoices, invoiceId)
  return invoice !== null && invoice.rest <= 0 && invoice.stornat === 0
}

const works = async (db: TenantDb, linkId: string): Promise<boolean> => {
  const link = await visibleRow(db, actorOf(db), portalLinks, linkId)
  return link !== null && link.withdrawn_at === null && link.expires_at > new Date().toISOString()
}

const isAsSaid = async (db: TenantDb, appointmentId: string, { purpose, dedupe_key }: Message) => {
  const told = TOLD.find((one) => one === purpose)
  if (told === undefined) return true
  const row = await visibleRow(db, actorOf(db), appointments, appointmentId)
  const at = timeInKey(dedupe_key)
  return row !== null && isTold(told, row) && (at === null || at === row.data_ora)
}
