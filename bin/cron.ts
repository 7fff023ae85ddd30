import { DAY } from '#domain/kernel/days.ts'

/** The crons of a server of our own, in UTC, as the platform runs those of a deployment. */

const MINUTE = 60_000

/** Longest time for which a server that was down catches up with its crons. */
const CAUGHT_UP = 2 * DAY

/** Whether a cron is due in the minute of an instant, in UTC. Its fields are numbers or `*`. */
export const isDue = (cron: string, at: Date): boolean => {
  const now = [at.getUTCMinutes(), at.getUTCHours(), at.getUTCDate(), at.getUTCMonth() + 1, at.getUTCDay()]
  const fields = cron.split(' ')
  if (fields.length !== now.length || !fields.every((field) => /^(\*|\d+)$/.test(field)))
    throw new Error(`unsupported cron: "${cron}"`)
  return fields.every((field, index) => field === '*' || Number(field) === now[index])
}

/**
 * Whether a cron was due in a minute after that of `last`, up to that of `now` (ms): a machine that is off at night
 * does the night's work in the morning, once.
 */
export const wasDue = (cron: string, last: number, now: number): boolean => {
  const end = Math.floor(now / MINUTE)
  const start = Math.max(Math.floor(last / MINUTE) + 1, end - CAUGHT_UP / MINUTE)
  for (let minute = start; minute <= end; minute++) if (isDue(cron, new Date(minute * MINUTE))) return true
  return false
}
