import { isClockTime } from './dates.ts'

/** Hours and minutes between a colon, a point, a comma or a space; or only the digits. */
const SEPARATED = /^(\d{1,2})(?:\s*[:.,\s]\s*(\d{2}))?$/
const BARE = /^(\d{1,2})(\d{2})$/

/** A time of the day as people type it (`8`, `8:30`, `8.30`, `830`, `17`) as `HH:MM`, or null for anything else. */
export const parseClockTime = (text: string): string | null => {
  const typed = text.trim()
  const parts = SEPARATED.exec(typed) ?? BARE.exec(typed)
  if (!parts) return null
  const [, hours = '', minutes = '00'] = parts
  const time = `${hours.padStart(2, '0')}:${minutes}`
  return isClockTime(time) ? time : null
}
