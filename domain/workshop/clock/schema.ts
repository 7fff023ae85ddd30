import { DAY } from '#domain/kernel/days.ts'
import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { derived, flag, hours, instant, number, orNull, ref, text } from '#domain/sync/columns.ts'
import { WORKSHOP } from '#domain/team/roles.ts'

/** The longest work session, in milliseconds. */
export const LONGEST_SESSION = DAY

/**
 * The clock: what a mechanic worked on a line, from `started_at` to `stopped_at` (null while it runs). These rows are the
 * one truth about hours worked: `ore_lucrate` of the line is derived from them.
 *
 * A row with `typed` has no duration: it says that the line's hours, up to that time, are this total. So a shop without a
 * clock writes hours by hand, and the hours have a day and a mechanic like any other.
 */
export const workSessions = defineCollection({
  name: 'work_sessions',
  columns: {
    order_id: ref('orders', { write: 'create' }),
    /** A line of the order; null where a free shop had deleted it before it registered. */
    line_id: orNull(ref('order_lines')),
    /** Null only where hours were typed for a line without a mechanic. */
    mechanic_id: orNull(ref('mecanici', { write: 'create' })),
    started_at: instant(),
    stopped_at: orNull(instant()),
    typed: orNull({ ...hours(), write: 'create' }),
    /** 1: the person wrote it down afterwards. */
    by_hand: { ...flag(0), write: 'create' },
    /** 1: it was forgotten and ended by itself; the mechanic is asked whether that time is right. */
    asks: flag(0),
    note: text(300),
    /** When it ends by itself if nobody stops it (`endsBy`). */
    ends_at: derived({ ...instant(), initial: '1970-01-01T00:00:00.000Z' }),
    /** Milliseconds that count as this session's (`ownOf`); of typed hours, what they add to the line, which may be negative. */
    worked: derived(number(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)),
    /** Who changed its times last, and when; '' and null while they are as the clock wrote them. */
    corrected_by: derived(text(36, { kind: 'opaque' })),
    corrected_at: derived(orNull(instant())),
    /** Id of the mechanic whose clock runs; '' once it is stopped. */
    running_of: derived(text(36, { kind: 'opaque' })),
    /** Mechanic and day in Romania on which it began; '' for typed hours. */
    mechanic_day: derived(text(50, { kind: 'opaque' })),
  },
  rights: { insert: WORKSHOP, patch: WORKSHOP, delete: WORKSHOP },
  seenWith: 'order_id',
  parents: ['order_id', 'line_id'],
  lookups: ['running_of', 'mechanic_day'],
})
export type WorkSession = RowOf<typeof workSessions>
