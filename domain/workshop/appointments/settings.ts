import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import {
  checkedText,
  count,
  day,
  derived,
  flag,
  json,
  notes,
  orNull,
  quarters,
  ref,
  text,
} from '#domain/sync/columns.ts'
import { DESK, NOBODY, OFFICE } from '#domain/team/roles.ts'
import { FEEDS } from './feeds.ts'
import { DAY_HOURS, WEEK_HOURS } from './opening.ts'

const SLUG = /^[a-z0-9](?:[a-z0-9-]{1,38})[a-z0-9]$/

/**
 * How a shop's calendar works, and its page for bookings. One row, whose id is the tenant's; it does not exist until
 * somebody changes a setting, and the initial values apply (`settingsOf`).
 */
export const calendarSettings = defineCollection({
  name: 'calendar_settings',
  columns: {
    /** The hours of the week (`weekOf`); '' is `DEFAULT_WEEK`. */
    hours: json(WEEK_HOURS, 2_000),
    /** 1: public holidays are days like any other. */
    open_on_holidays: flag(0),
    /** Minutes from one start to the next that is offered. */
    slot_minutes: quarters(15, 240, { initial: 30 }),
    /** The season of tyres: services take their `season_minutes`, and starts are `season_slot` apart. */
    season_from: orNull(day()),
    season_to: orNull(day()),
    season_slot: quarters(15, 240, { initial: 15 }),
    /** 1: clients book by themselves at `/b/{slug}`. */
    enabled: flag(0),
    /** The latest address that the server gave the shop: no two shops have one. */
    slug: checkedText(40, (value) => value === '' || SLUG.test(value), 'slug_invalid', {
      standardise: (value) => value.toLowerCase(),
    }),
    /** 1: a booking is an appointment at once; 0: it is a request that the shop answers. */
    auto_accept: flag(0),
    /** Hours from now to the first time that is offered, and days to the last. */
    notice_hours: count(0, 720, { initial: 12 }),
    horizon_days: count(1, 365, { initial: 30 }),
    /** Hours for which a request waits for the shop's answer. */
    request_hours: count(1, 168, { initial: 24 }),
    /** Until how many hours before it a client may move or cancel an appointment. */
    change_hours: count(0, 720, { initial: 24 }),
    /** What clients read about a deposit, and above the services. */
    deposit_note: notes(300),
    text: notes(600),
    /** 1: clients get a message on the day before their appointment. */
    eve_message: flag(1),
    /** Which addresses of the calendars for other programs stand (`feedVersion`). */
    feeds: derived(json(FEEDS, 4_000)),
  },
  rights: { insert: OFFICE, patch: OFFICE, delete: OFFICE },
  writers: { slug: { insert: NOBODY, patch: NOBODY } },
  sharesId: true,
})
export type CalendarSettingsRow = RowOf<typeof calendarSettings>

/** Days with other hours: of the whole shop, of a bay, or a mechanic's leave. */
export const calendarExceptions = defineCollection({
  name: 'calendar_exceptions',
  columns: {
    from_day: day(),
    to_day: day(),
    /** The hours of each of these days (`hoursOfException`); '' and an empty list: closed. */
    hours: json(DAY_HOURS, 400),
    reason: text(120),
    bay_id: orNull(ref('bays')),
    mechanic_id: orNull(ref('mecanici')),
  },
  rights: { insert: DESK, patch: DESK, delete: DESK },
  lookups: ['tenant_id'],
})
export type CalendarException = RowOf<typeof calendarExceptions>
