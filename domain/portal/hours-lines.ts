import { type WeekHours, weekOf } from '#domain/workshop/appointments/opening.ts'

const DAYS = ['Luni', 'Marți', 'Miercuri', 'Joi', 'Vineri', 'Sâmbătă', 'Duminică'] as const

/** The names of the days from one to another, `Luni–vineri`. */
const daysFrom = (first: number, last: number): string => {
  const name = DAYS[first] ?? ''
  const end = (DAYS[last] ?? '').toLocaleLowerCase('ro')
  if (first === last) return name
  return `${name}${last === first + 1 ? ', ' : '–'}${end}`
}

const written = (day: WeekHours[number]): string =>
  day.length === 0 ? 'închis' : day.map(([from, to]) => `${from}–${to}`).join(', ')

/**
 * The hours of a week as clients read them, days in a row with the same hours in one line: `Luni–vineri: 08:00–17:00`.
 * None for a shop that has not said them.
 */
export const hoursLines = (hours: string): string[] => {
  if (hours === '') return []
  const days = weekOf({ hours }).map(written)
  const lines: string[] = []
  let first = 0
  for (const [index, text] of days.entries()) {
    if (days[index + 1] === text) continue
    lines.push(`${daysFrom(first, index)}: ${text}`)
    first = index + 1
  }
  return lines
}
