import { dayInRomania, timeInRomania } from '#domain/kernel/dates.ts'
import { dayOfMonth, weekday } from '#domain/kernel/days.ts'

/** Days as they are said, in texts for clients. */

type Language = 'ro' | 'en'

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  ro: ['luni', 'marți', 'miercuri', 'joi', 'vineri', 'sâmbătă', 'duminică'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  ro: [
    'ianuarie',
    'februarie',
    'martie',
    'aprilie',
    'mai',
    'iunie',
    'iulie',
    'august',
    'septembrie',
    'octombrie',
    'noiembrie',
    'decembrie',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
}

/** `joi` */
export const weekdayName = (day: string, language: Language = 'ro'): string =>
  WEEKDAYS[language][weekday(day) - 1] ?? ''

/** `3 decembrie` */
export const dayAndMonth = (day: string, language: Language = 'ro'): string =>
  `${dayOfMonth(day)} ${MONTHS[language][Number(day.slice(5, 7)) - 1]}`

/** `3 dec.`, in Romanian. */
export const shortDate = (day: string): string => {
  const [number = '', month = ''] = dayAndMonth(day).split(' ')
  const short = month === 'noiembrie' ? 'nov' : month.slice(0, 3)
  return `${number} ${short}${month === short ? '' : '.'}`
}

/** `joi, 3 decembrie` */
export const spokenDay = (day: string, language: Language = 'ro'): string =>
  `${weekdayName(day, language)}, ${dayAndMonth(day, language)}`

/** An instant (ISO) in Romania: `joi, 3 decembrie, 09:30`. */
export const spokenInstant = (instant: string, language: Language = 'ro'): string => {
  const at = Date.parse(instant)
  return `${spokenDay(dayInRomania(at), language)}, ${timeInRomania(at)}`
}
