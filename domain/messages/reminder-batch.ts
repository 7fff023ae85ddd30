import { dayInRomania } from '#domain/kernel/dates.ts'
import { monthOf } from '#domain/kernel/days.ts'
import type { PlanId } from '#domain/plans/catalogue.ts'
import type { Reminder, ReminderKind } from '#domain/workshop/reminders/schema.ts'
import { segmentsAsSent } from './as-sent.ts'
import { messageOfReminder, type NewMessage, type NoWay, type Recipient, wayTo } from './automatic.ts'
import type { MessageTemplate } from './schema.ts'
import type { Sender } from './values.ts'
import type { Channel } from './words.ts'

/** An open reminder with the day on which it is due (`dueOf`), its car and the contact of that. */
export type Candidate = { reminder: Reminder; day: string; to: Recipient }

/** One line of the batch: the message that would go out with its units, or why none can. */
export type BatchLine = Candidate &
  ({ message: NewMessage; units: number } | { message: null; reason: NoWay | 'told_today' })

type Shop = {
  sender: Sender
  plan: PlanId
  templates: readonly MessageTemplate[]
  hasAgreed: (contactId: string, channel: Channel) => boolean
}

/**
 * What would go out to the owners of all cars with a reminder of a kind in a month („47 de mașini au ITP în decembrie”),
 * by day. `month` is any of its days; units are segments of SMS. The same car is told once a day.
 */
export const batchOf = (
  candidates: readonly Candidate[],
  { kind, month, today }: { kind: ReminderKind; month: string; today: string },
  { sender, plan, templates, hasAgreed }: Shop,
): BatchLine[] => {
  const { first, last } = monthOf(month)
  return candidates
    .filter(({ reminder, day }) => reminder.kind === kind && first <= day && day <= last)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map((candidate): BatchLine => {
      const { reminder, day, to } = candidate
      if (reminder.contacted_at !== null && dayInRomania(Date.parse(reminder.contacted_at)) === today)
        return { ...candidate, message: null, reason: 'told_today' }
      const way = wayTo(to.contact, plan, (channel) => hasAgreed(to.contact.id, channel))
      if (typeof way === 'string') return { ...candidate, message: null, reason: way }
      const dedupeKey = `reminder/${reminder.id}/${day}/by-hand-${today}`
      const message = messageOfReminder(to, way, reminder, { shop: sender, today, templates, dedupeKey })
      const units = way.channel === 'sms' ? segmentsAsSent(message).segments : 0
      return { ...candidate, message, units }
    })
}

/** How many of a batch can go out, and the units that they take. */
export const costOf = (lines: readonly BatchLine[]): { messages: number; units: number } => {
  const going = lines.flatMap((line) => (line.message === null ? [] : [line.units]))
  return { messages: going.length, units: going.reduce((sum, units) => sum + units, 0) }
}
