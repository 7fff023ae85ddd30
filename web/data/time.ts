import { dayInRomania } from '#domain/kernel/dates.ts'
import { DAY } from '#domain/kernel/days.ts'
import { readClock } from './lease.ts'
import { Observable } from './sync/status.ts'

/**
 * The current time. The clock of a device may never have been set, or be decades off, and a wrong day means a wrong
 * rate of TVA, a wrong invoice, a reminder that never comes. So the time is the server's where the device differs from
 * it by more than a day, and is never before the build of the app. Where no server was asked, the person is asked.
 */

/**
 * The longest time that a version is used without an update, in milliseconds. Beyond it, the clock is assumed to be
 * ahead.
 */
const LONGEST_USE = 3 * 365 * DAY
const SAID = 'roa.today'

declare const __BUILT_AT__: number | undefined

/** When this app was built, in milliseconds; 0 where it was not built (tests). */
const BUILT_AT = typeof __BUILT_AT__ === 'number' ? __BUILT_AT__ : 0

/** `behind`, `ahead`: the clock is wrong and the day is unknown. `corrected`: it is wrong, and the server's is used. */
export type Doubt = 'behind' | 'ahead' | 'corrected' | null

export type Known = {
  builtAt: number
  /** Server time minus device time at the last comparison, in milliseconds; null where they were never compared. */
  offset: number | null
  /** The day that a person entered minus the device's time then, in milliseconds; null where nobody was asked. */
  said: number | null
}

/** The best estimate of the time, and whether to doubt it. */
export const timeBy = (device: number, { builtAt, offset, said }: Known): { now: number; doubt: Doubt } => {
  const isOff = offset !== null && Math.abs(offset) > DAY
  const isBehind = device < builtAt - DAY
  const isAhead = builtAt > 0 && device > builtAt + LONGEST_USE
  // It corrects a wrong clock only: somebody may have set the clock since.
  const isSaid = offset === null && said !== null && (isBehind || isAhead)
  const now = device + (isOff ? offset : isSaid ? said : 0)
  if (now < builtAt - DAY) return { now: builtAt, doubt: 'behind' }
  if (offset === null && !isSaid && isAhead) return { now, doubt: 'ahead' }
  return { now, doubt: isOff ? 'corrected' : null }
}

const readSaid = (): number | null => {
  try {
    const kept = localStorage.getItem(SAID)
    return kept !== null && Number.isFinite(Number(kept)) ? Number(kept) : null
  } catch {
    return null
  }
}

const known = (): Known => {
  // A clock that was compared never matches to the millisecond.
  const { offset } = readClock()
  return { builtAt: BUILT_AT, offset: offset === 0 ? null : offset, said: readSaid() }
}

/** Milliseconds since 1970, for all that is written or judged. Ids are ordered by it too. */
export const timeNow = (): number => timeBy(Date.now(), known()).now

/** The current day in Romania. */
export const dayNow = (): string => dayInRomania(timeNow())

/** The doubt about the clock of this device. */
export const doubt = new Observable<Doubt>(null)

const lookAtClock = (): void => doubt.set(timeBy(Date.now(), known()).doubt)

/** Checks the clock while the app is open: somebody may set it, and the server may report the time. */
export const watchClock = (): void => {
  lookAtClock()
  setInterval(lookAtClock, 60_000)
  document.addEventListener('visibilitychange', lookAtClock)
}

/** Uses the day that a person entered, from now on. */
export const sayToday = (day: string): void => {
  // Noon in Romania: the same day in summer and winter time.
  const said = Date.parse(`${day}T10:00:00.000Z`) - Date.now()
  try {
    localStorage.setItem(SAID, String(Math.abs(said) > DAY ? said : 0))
  } catch {
    // It is not stored, so the app asks again next time.
  }
  lookAtClock()
}
