/**
 * Calendars in the format of RFC 5545 (`text/calendar`), for programs that subscribe to them. Times are instants in UTC,
 * which no reader can take for another zone's, so a calendar needs no description of zones.
 */

export type IcsEvent = {
  /** The same for the thing's whole life, whatever becomes of it. */
  uid: string
  /** Grows with each change. */
  sequence: number
  /** Instants, ISO. */
  changedAt: string
  start: string
  end: string
  summary: string
  description: string
  location: string
  status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'
}

/** Octets of a line, without its break. */
const LINE = 75

/** Octets of a letter in UTF-8. */
const octetsOf = (letter: string): number => {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

/** A line as it is written: one that is too long goes on in the next, after a space, and no letter is cut (3.1). */
const folded = (line: string): string => {
  let text = ''
  let size = 0
  for (const letter of line) {
    const length = octetsOf(letter)
    if (size + length > LINE) {
      text += '\r\n '
      size = 1
    }
    text += letter
    size += length
  }
  return text
}

/** A text as a value (3.3.11); of control characters only the line break has a form. */
const textValue = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

/** `20261203T073000Z` */
const instantValue = (instant: string): string => instant.replace(/[-:]|\.\d+/g, '')

const eventLines = (event: IcsEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${event.uid}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTAMP:${instantValue(event.changedAt)}`,
  `LAST-MODIFIED:${instantValue(event.changedAt)}`,
  `DTSTART:${instantValue(event.start)}`,
  `DTEND:${instantValue(event.end)}`,
  `SUMMARY:${textValue(event.summary)}`,
  ...(event.description === '' ? [] : [`DESCRIPTION:${textValue(event.description)}`]),
  ...(event.location === '' ? [] : [`LOCATION:${textValue(event.location)}`]),
  `STATUS:${event.status}`,
  'END:VEVENT',
]

/** A calendar that is read again every quarter of an hour. The same events make the same text. */
export const icsCalendar = (name: string, events: readonly IcsEvent[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//ROA AUTO//Programari//RO',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${textValue(name)}`,
    `X-WR-CALNAME:${textValue(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    'X-PUBLISHED-TTL:PT15M',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
