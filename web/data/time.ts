import { dayInRomania } from '#domain/kernel/dates.ts'
import { readClock } from './lease.ts'
import { Observable } from './sync/status.ts'

/**
 * What time it is. A device's clock may never have been set, or be decades off, and a wrong day is a wrong rate of TVA, a
 * wrong invoice, a reminder that never comes. So now is what the server last said where the device differs by more than a
 * day from it; never before the app was built; and where nobody can be asked, the person is.
 */

const DAY = 86_400_000
/** A version is not in use for as long as this without an update: rather is the clock ahead. Milliseconds. */
const LONGEST_USE = 3 * 365 * DAY
const SAID = 'roa.today'

declare const __BUILT_AT__: number | undefined

/** When this app was built, ms; 0 where it was not (tests). */
const BUILT_AT = typeof __BUILT_AT__ === 'number' ? __BUILT_AT__ : 0

/** `behind`, `ahead`: the clock is wrong and nobody knows the day. `corrected`: it is wrong, and the server's is used. */
export type Doubt = 'behind' | 'ahead' | 'corrected' | null

export type Known = {
  builtAt: number
  /** Server time minus device time when they were last compared, ms; null where they never were. */
  offset: number | null
  /** What a person said the day is, minus what the device said then, ms; null where nobody was asked. */
  said: number | null
}

/** What the time is by all that is known, and whether to doubt it. */
export const timeBy = (device: number, { builtAt, offset, said }: Known): { now: number; doubt: Doubt } => {
  const isOff = offset !== null && Math.abs(offset) > DAY
  const isBehind = device < builtAt - DAY
  const isAhead = builtAt > 0 && device > builtAt + LONGEST_USE
  // Of a wrong clock alone: somebody may have set it right since.
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
  // A clock that was compared is never the same to the millisecond.
  const { offset } = readClock()
  return { builtAt: BUILT_AT, offset: offset === 0 ? null : offset, said: readSaid() }
}

/** Now, ms since 1970: for all that is written or judged. Ids order by it too. */
export const timeNow = (): number => timeBy(Date.now(), known()).now

/** The day it is in Romania. */
export const dayNow = (): string => dayInRomania(timeNow())

/** Whether the clock of this device is to be doubted. */
export const doubt = new Observable<Doubt>(null)

const lookAtClock = (): void => doubt.set(timeBy(Date.now(), known()).doubt)

/** Looks at the clock while the app is open: somebody may set it, and the server may say what time it is. */
export const watchClock = (): void => {
  lookAtClock()
  setInterval(lookAtClock, 60_000)
  document.addEventListener('visibilitychange', lookAtClock)
}

/** Goes by the day that a person has said, from now on. */
export const sayToday = (day: string): void => {
  // Noon in Romania: the same day, whichever way its clock is turned.
  const said = Date.parse(`${day}T10:00:00.000Z`) - Date.now()
  try {
    localStorage.setItem(SAID, String(Math.abs(said) > DAY ? said : 0))
  } catch {
    // Not kept: it is asked again the next time.
  }
  lookAtClock()
}
