import { monthOf } from '#domain/kernel/days.ts'
import type { ReminderKind } from '#domain/workshop/reminders/schema.ts'
import { useData, useLive } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import { LINKS } from '#web/features/send/outgoing/links.ts'
import { readAllOutgoing } from '#web/features/send/outgoing/read-outgoing.ts'
import { type BatchChannel, type Planned, planOf, toldBy } from './batch.ts'

/** A message of the batch, and the day of its reminder. */
export type Row = Planned & { id: string; day: string }

/** The open reminders of a kind whose day is in a month, as messages; undefined while they are read. */
export const useBatch = (
  kind: ReminderKind,
  month: string,
  channel: BatchChannel,
  today: string,
): Row[] | undefined => {
  const { writer } = useData()
  return useLive(
    async (db) => {
      const { first, last } = monthOf(month)
      const inMonth = await db.rows('reminders').where('due_date').between(first, last, true, true).toArray()
      const open = inMonth.filter((one) => one.kind === kind && one.done_at === null)
      const messages = await db
        .rows('messages')
        .where('reminder_id')
        .anyOf(open.map(({ id }) => id))
        .toArray()
      const abouts = open.map(({ id }) => ({ kind: 'reminder', id }) as const)
      const all = await readAllOutgoing(db, writer.actor.tenantId, abouts, today)
      const told = toldBy(messages, today)
      const days = new Map(open.map(({ id, due_date }) => [id, due_date ?? '']))
      return all
        .map((outgoing) => {
          const id = outgoing.rows.reminder_id ?? ''
          return { ...planOf(outgoing, channel, told, timeNow(), LINKS), id, day: days.get(id) ?? '' }
        })
        .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1))
    },
    [writer, kind, month, channel, today],
  )
}
