import * as v from 'valibot'
import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { count, derived, flag, instant, json, oneOf, orNull, text } from '#domain/sync/columns.ts'
import { EVERYONE, NOBODY } from '#domain/team/roles.ts'

/** The languages in which notifications reach a person outside of the app. */
export const NOTIFICATION_LANGUAGES = ['ro', 'en'] as const
export type NotificationLanguage = (typeof NOTIFICATION_LANGUAGES)[number]

export const paramsSchema = v.record(v.string(), v.union([v.string(), v.number()]))

const opaque = (max: number) => text(max, { kind: 'opaque' })

/**
 * Notifications, one row for each person. The server makes them; the person says which ones are read.
 */
export const notifications = defineCollection({
  name: 'notifications',
  columns: {
    user_id: derived(opaque(64)),
    /** Id of its kind. */
    kind: derived(opaque(60)),
    /** By the schema of the kind. */
    params: derived(json(paramsSchema, 2_000)),
    /** The thing that it is about. It may be gone or hidden from the person, so this is no link. */
    target_collection: derived(opaque(64)),
    target_id: derived(opaque(64)),
    at: derived({ ...instant(), initial: '1970-01-01T00:00:00.000Z' }),
    read_at: orNull(instant()),
    /** 1 while `read_at` is null: IndexedDB can count what is 1, not what is null. */
    unread: derived(flag(1)),
  },
  rights: { insert: NOBODY, patch: EVERYONE, delete: NOBODY },
  visibility: 'own user',
})
export type Notification = RowOf<typeof notifications>

/** Ids of kinds. */
const kindsSchema = v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(100))

/** Full hours in Romania; equal ones mean no quiet hours. */
export const DEFAULT_QUIET = { from: 21, until: 7 } as const

/**
 * What reaches a person outside of the app, and when. One row for each person, under the person's id; without it the
 * defaults apply.
 */
export const notificationSettings = defineCollection({
  name: 'notification_settings',
  columns: {
    user_id: derived(opaque(64)),
    /** The kinds that are not pushed to this person's devices. */
    not_pushed: json(kindsSchema, 8_000),
    /** The kinds that are also sent by mail. */
    by_mail: json(kindsSchema, 8_000),
    /** The hours in which nothing is pushed or sent; it waits. */
    quiet_from: count(0, 23, { initial: DEFAULT_QUIET.from }),
    quiet_until: count(0, 23, { initial: DEFAULT_QUIET.until }),
    language: oneOf(NOTIFICATION_LANGUAGES, { initial: 'ro' }),
  },
  rights: { insert: EVERYONE, patch: EVERYONE, delete: NOBODY },
  visibility: 'own user',
  sharesId: true,
})
export type NotificationSettings = RowOf<typeof notificationSettings>

/** The kinds that are mailed until the person says otherwise: those of what takes a while, and was asked for. */
const MAILED_AT_FIRST: readonly string[] = ['exports.ready', 'exports.failed']

/** The kinds that a person gets by mail. */
export const kindsByMail = (settings: Pick<NotificationSettings, 'by_mail'> | null | undefined) =>
  settings?.by_mail ? kindsIn(settings.by_mail) : MAILED_AT_FIRST

/** The kinds that a column of the settings lists. */
export const kindsIn = (column: string | undefined): readonly string[] =>
  column ? (JSON.parse(column) as string[]) : []
