import type * as v from 'valibot'
import { dayInRomania, instantInRomania } from '#domain/kernel/dates.ts'
import { addDays } from '#domain/kernel/days.ts'
import {
  messageOfReminder,
  messageOfReview,
  type NewMessage,
  REVIEW_EVERY,
  type Recipient,
  reviewKey,
  wayTo,
} from '#domain/messages/automatic.ts'
import type { writeAutomatic } from '#domain/messages/jobs.ts'
import { type MessageTemplate, messageSettings, messageTemplates } from '#domain/messages/schema.ts'
import { CONSENT_PURPOSE, type Purpose } from '#domain/messages/words.ts'
import { planOfShop } from '#domain/plans/catalogue.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { bookingPageOf } from '#domain/workshop/appointments/booking-page.ts'
import { calendarSettings } from '#domain/workshop/appointments/settings.ts'
import { dueOf, odometerOf } from '#domain/workshop/reminders/due.ts'
import { isTold, LONGEST_STEP, reminderKey, stepAt, stepsOf } from '#domain/workshop/reminders/steps.ts'
import { type Shop, tenants } from '#domain/workshop/shop/schema.ts'
import {
  askedForReview,
  knownKeys,
  lastSaid,
  type OpenReminder,
  openReminders,
  type PaidInvoice,
  paidInvoices,
  readingsOf,
} from '#worker/db/automatic-messages.ts'
import { visibleRow, visibleRows } from '#worker/db/visibility.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { Final } from './failures.ts'
import type { Carried, JobHandler } from './job-handler.ts'

type Payload = v.InferOutput<typeof writeAutomatic.schema>
type Carrying = Carried<Payload>

/** Days for which an invoice may wait for its request, after days on which no job ran. */
const REVIEW_WINDOW = 7

/** Messages that are written at once: the commits of one group go together. */
const AT_ONCE = 20

const recipientOf = (row: OpenReminder | PaidInvoice): Recipient => ({
  contact: {
    id: row.contact_id,
    name: row.name,
    phone: row.phone,
    email: row.email,
    language: row.language,
  },
  vehicleId: row.vehicle_id,
  car: { plate: row.plate, make: row.make, model: row.model },
})

type Day = {
  shop: Shop
  templates: readonly MessageTemplate[]
  today: string
  /** Where clients book by themselves. */
  booking: string | null
}

/** Whether the contacts agreed to messages of a purpose; the commit asks again. */
const agreements = async ({ db }: Carrying, rows: readonly { contact_id: string }[], purpose: Purpose) => {
  const said = await lastSaid(db, [...new Set(rows.map(({ contact_id }) => contact_id))])
  const of = CONSENT_PURPOSE[purpose]
  const last = new Map(
    said
      .filter((one) => one.purpose === of)
      .map(({ contact_id, channel, given }) => [`${contact_id}/${channel}`, given]),
  )
  return (contactId: string) => (channel: string) => last.get(`${contactId}/${channel}`) === 1
}

/** Reminders at their steps, to those who agreed and were not told yet. */
const reminderMessages = async (carried: Carrying, steps: string, day: Day): Promise<NewMessage[]> => {
  const { shop, templates, today, booking } = day
  const stepsBy = stepsOf(steps)
  const open = await openReminders(carried.db, today, addDays(today, LONGEST_STEP))
  const hasAgreed = await agreements(carried, open, 'reminder')
  const plan = planOfShop(shop, new Date().toISOString())
  const reached = open.flatMap((reminder) => {
    const to = recipientOf(reminder)
    const way = wayTo(to.contact, plan, hasAgreed(to.contact.id))
    return typeof way === 'string' || stepsBy[reminder.kind].length === 0 ? [] : [{ reminder, to, way }]
  })
  // Only cars whose client a message can reach are examined further.
  const byKm = reached.flatMap(({ reminder }) => (reminder.due_km === null ? [] : [reminder.vehicle_id]))
  const readings = Map.groupBy(await readingsOf(carried.db, byKm), ({ vehicle_id }) => vehicle_id)
  return reached.flatMap(({ reminder, to, way }) => {
    const odometer = odometerOf(readings.get(reminder.vehicle_id) ?? [])
    const due = dueOf({ ...reminder, done_at: null }, odometer, shop, today)
    const step = due.day === null ? null : stepAt(stepsBy[reminder.kind], due.day, today)
    if (due.day === null || step === null || isTold(reminder, due.day, step)) return []
    // An estimated day moves with each reading; the mark does not.
    const dedupeKey = reminderKey(reminder.id, due.isGuess ? `km${reminder.due_km}` : due.day, step)
    return [messageOfReminder(to, way, reminder, { shop, templates, today, booking, dedupeKey })]
  })
}

/** Requests for reviews, some days after the last payment. */
const reviewMessages = async (
  carried: Carrying,
  { url, days }: { url: string; days: number },
  { shop, templates, today }: Day,
): Promise<NewMessage[]> => {
  const last = addDays(today, -days)
  const paid = await paidInvoices(carried.db, addDays(last, -REVIEW_WINDOW), last)
  const hasAgreed = await agreements(carried, paid, 'review')
  const plan = planOfShop(shop, new Date().toISOString())
  const contactIds = [...new Set(paid.map(({ contact_id }) => contact_id))]
  const since = new Date(instantInRomania(addDays(today, -REVIEW_EVERY), 0)).toISOString()
  const asked = await askedForReview(carried.db, contactIds, since)
  const keyOf = (row: (typeof paid)[number]): string => reviewKey(row.contact_id, row.invoice_id)
  const known = await knownKeys(carried.db, paid.map(keyOf))
  return paid.flatMap((row) => {
    const to = recipientOf(row)
    const way = wayTo(to.contact, plan, hasAgreed(to.contact.id))
    // An invoice that was asked about takes no turn from a later one of the same client.
    if (typeof way === 'string' || asked.has(to.contact.id) || known.has(keyOf(row))) return []
    asked.add(to.contact.id)
    return [messageOfReview(to, way, row.invoice_id, { shop, url, templates })]
  })
}

/** Writes the messages of today; those of a day on which nothing ran are caught up with. */
export const handle: JobHandler<Payload> = async (carried) => {
  const { db, tenantId } = carried
  const actor = systemActor({ tenantId }, 'messages')
  const [settings, shop, calendar] = await Promise.all([
    visibleRow(db, actor, messageSettings, tenantId),
    visibleRow(db, actor, tenants, tenantId),
    visibleRow(db, actor, calendarSettings, tenantId),
  ])
  if (!settings || !shop) return
  const templatesOf = (purpose: Purpose) =>
    visibleRows(
      db,
      actor,
      messageTemplates,
      't.purpose = ?2 AND t.deleted_at IS NULL',
      purpose,
    ).all<MessageTemplate>()
  const templates = (await Promise.all([templatesOf('reminder'), templatesOf('review')])).flatMap(
    ({ results }) => results,
  )
  const now = new Date().toISOString()
  const booking = bookingPageOf(publicOrigin(carried.env), calendar, planOfShop(shop, now))
  const day = { shop, templates, today: dayInRomania(Date.now()), booking }
  const review = { url: settings.review_url, days: settings.review_days }
  const written = [
    ...(settings.reminders_on === 1 ? await reminderMessages(carried, settings.reminder_steps, day) : []),
    ...(review.url === '' ? [] : await reviewMessages(carried, review, day)),
  ]
  const known = await knownKeys(
    db,
    written.map(({ dedupe_key }) => dedupe_key),
  )
  const fresh = written.filter(({ dedupe_key }) => !known.has(dedupe_key))
  // A message that can't be written does not stop the others; its failure is thrown after them.
  const failures: unknown[] = []
  for (let at = 0; at < fresh.length; at += AT_ONCE) {
    const outcomes = await Promise.allSettled(
      fresh.slice(at, at + AT_ONCE).map((data) => write(carried, data)),
    )
    failures.push(...outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : [])))
  }
  if (failures.length > 0) throw failures.find((failure) => !(failure instanceof Final)) ?? failures[0]
}

/** A message that somebody else has written since is no failure. */
const write = async ({ act }: Carrying, data: NewMessage): Promise<void> => {
  try {
    await act(data.dedupe_key, [{ op: 'insert', collection: 'messages', id: crypto.randomUUID(), data }])
  } catch (error) {
    if (!(error instanceof Final) || error.code !== 'message_repeated') throw error
  }
}
