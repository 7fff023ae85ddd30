import { addressOf } from '#domain/notifications/address.ts'
import type { Notification } from '#domain/notifications/schema.ts'
import { textOf } from '#domain/notifications/texts/text-of.ts'
import { instantOf } from '#web/data/clock.ts'
import type { AppDatabase } from '#web/data/database.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { timeNow } from '#web/data/time.ts'
import { language } from '#web/i18n/language.ts'
import { m } from '#web/i18n/messages.ts'

/** A notification as the screens show it. */
export type Told = { row: Notification; title: string; body: string; to: string }

const toldOf = (row: Notification): Told => {
  // A newer version of the app may tell what this one has no words for.
  const { title, body } = textOf(row, language) ?? { title: m.notifications.unknown, body: '' }
  return { row, title, body, to: addressOf(row) }
}

/** The person's notifications of the last months, newest first. */
export const readNotifications = async (db: AppDatabase): Promise<Told[]> =>
  (await db.rows('notifications').orderBy('at').reverse().toArray()).map(toldOf)

/** What the person has not read yet, newest first. */
export const readUnread = async (db: AppDatabase): Promise<Told[]> => {
  const rows = await db.rows('notifications').where('unread').equals(1).toArray()
  return rows.sort((a, b) => (a.at < b.at ? 1 : -1)).map(toldOf)
}

/** Marks notifications as read, most of the ones that an act can hold. */
export const readingOps = (told: readonly Told[]): DraftOp[] =>
  told.slice(0, MOST).map(({ row: { id } }) => ({
    op: 'patch',
    collection: 'notifications',
    id,
    data: { read_at: instantOf(timeNow()) },
  }))

const MOST = 200
