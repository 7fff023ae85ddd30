import { DAY } from '#domain/kernel/days.ts'
import { keptUntil } from './catalogue.ts'

/** Days before the deletion of a shop's data on which its owners get a mail, each once. */
export const WARNINGS = [30, 7, 3, 1] as const
export type Warning = (typeof WARNINGS)[number]

/** Milliseconds between the last mail and the deletion, at least: no shop loses data that it was not told of. */
export const LAST_WORD = 20 * 3_600_000

/** How the deletion of a shop stands: the mail that is due, or the deletion, or neither. */
export type Standing = { warning: Warning | null; isOver: boolean }

/** `endedAt` is the end of the plan, ISO; `now` in milliseconds. */
export const deletionAt = (endedAt: string, now: number): Standing => {
  const left = Date.parse(keptUntil(endedAt)) - now
  return { warning: WARNINGS.findLast((days) => left <= days * DAY) ?? null, isOver: left <= 0 }
}
