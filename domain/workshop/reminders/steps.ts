import * as v from 'valibot'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { addDays, daysBetween } from '#domain/kernel/days.ts'
import { REMINDER_KINDS, type Reminder, type ReminderKind } from './schema.ts'

/** Days before its day on which a reminder is sent. */
type Steps = Readonly<Record<ReminderKind, readonly number[]>>

/** The steps of a shop that has not chosen its own. */
export const STEPS: Steps = {
  itp: [30, 7, 1],
  rca: [30, 7, 1],
  rovinieta: [7, 1],
  ulei: [14],
  anvelope: [21],
  alta: [7],
}

/** The earliest step that a shop may choose. */
export const LONGEST_STEP = 90

const days = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LONGEST_STEP))),
  v.maxLength(5),
)

/** The shop's own steps by kind; a kind that is left out keeps those of `STEPS`, one without steps is never told. */
export const stepsSchema = v.strictObject(
  Object.fromEntries(REMINDER_KINDS.map((kind) => [kind, v.optional(days)])) as Record<
    ReminderKind,
    v.OptionalSchema<typeof days, undefined>
  >,
)

/** The steps of a shop, from the column of its settings. */
export const stepsOf = (column: string): Steps =>
  column === '' ? STEPS : { ...STEPS, ...(JSON.parse(column) as Partial<Steps>) }

/**
 * The step at which a reminder of a day stands today: the last one that has come. Null before the first one and once
 * the day has passed.
 */
export const stepAt = (steps: readonly number[], day: string, today: string): number | null => {
  const left = daysBetween(today, day)
  if (left < 0) return null
  const come = steps.filter((step) => step >= left)
  return come.length === 0 ? null : Math.min(...come)
}

/** Whether the client was already told about a reminder at a step, by a message or by a person. */
export const isTold = (
  { contacted_at }: Pick<Reminder, 'contacted_at'>,
  day: string,
  step: number,
): boolean => contacted_at !== null && dayInRomania(Date.parse(contacted_at)) >= addDays(day, -step)

/** What names the telling of a reminder at a step: a second message of the same key is the same one. */
export const reminderKey = (id: string, day: string, step: number): string => `reminder/${id}/${day}/${step}`
