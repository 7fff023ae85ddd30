import ICAL from 'ical.js'
import ical from 'node-ical'
import { describe, expect, it } from 'vitest'
import { type IcsEvent, icsCalendar } from './ics.ts'

const event = (changes: Partial<IcsEvent> = {}): IcsEvent => ({
  uid: '0190a1b2-0000-7000-8000-000000000001@roaauto.ro',
  sequence: 7,
  changedAt: '2026-11-30T08:15:20.123Z',
  start: '2026-12-03T07:30:00.000Z',
  end: '2026-12-03T08:30:00.000Z',
  summary: 'CT 83 KCS · Schimb de ulei',
  description: '',
  location: '',
  status: 'CONFIRMED',
  ...changes,
})

/** What two parsers of calendar programs make of an event: they have to agree. */
const readBy = (text: string) => {
  const component = new ICAL.Component(ICAL.parse(text) as unknown as string)
  const mozilla = component.getAllSubcomponents('vevent').map((one) => {
    const read = new ICAL.Event(one)
    return {
      uid: read.uid,
      sequence: read.sequence,
      start: read.startDate.toJSDate().toISOString(),
      end: read.endDate.toJSDate().toISOString(),
      summary: read.summary,
      description: read.description ?? undefined,
      location: read.location ?? undefined,
      status: one.getFirstPropertyValue('status'),
    }
  })
  const node = Object.values(ical.sync.parseICS(text)).flatMap((one) =>
    one?.type === 'VEVENT'
      ? [
          {
            uid: one.uid,
            sequence: Number(one.sequence),
            start: one.start.toISOString(),
            end: one.end?.toISOString(),
            summary: one.summary,
            description: one.description,
            location: one.location,
            status: one.status,
          },
        ]
      : [],
  )
  return { mozilla, node }
}

const expected = ({ changedAt: _, description, location, ...rest }: IcsEvent) => ({
  ...rest,
  description: description || undefined,
  location: location || undefined,
})

describe('B6: a calendar for other programs', () => {
  it.each([
    ['plain', event()],
    ['cancelled', event({ status: 'CANCELLED', sequence: 8 })],
    [
      'letters with a meaning, line breaks',
      event({
        summary: 'a, b; c \\ d',
        description: 'rând 1\nrând 2;\nrând 3',
        location: 'Post 1, stânga',
      }),
    ],
    ['long texts of letters of two, three and four octets', event({ summary: 'ș„🚗'.repeat(60) })],
    [
      'the hour that autumn shows twice',
      event({ start: '2026-10-25T00:30:00.000Z', end: '2026-10-25T01:30:00.000Z' }),
    ],
    ['the night of spring', event({ start: '2026-03-29T00:45:00.000Z', end: '2026-03-29T01:15:00.000Z' })],
  ])('is read alike by two parsers: %s', (_, one) => {
    const { mozilla, node } = readBy(icsCalendar('Service „Ionescu”, Cluj', [one]))
    expect(mozilla).toEqual([expected(one)])
    expect(node).toEqual([expected(one)])
  })

  it('has lines of at most 75 octets, each with its break, and no line that a text began', () => {
    const text = icsCalendar('Service', [
      event({ summary: 'țâșnește '.repeat(30), description: 'x\r\nEND:VEVENT\u0000\u0007\rEND:VCALENDAR' }),
    ])
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line).not.toMatch(/\p{Cc}/u)
    }
    expect(text.match(/^END:/gm)).toHaveLength(2)
  })

  it('is the same text for the same events', () => {
    expect(icsCalendar('Service', [event()])).toBe(icsCalendar('Service', [event()]))
    expect(readBy(icsCalendar('Service', []))).toEqual({ mozilla: [], node: [] })
  })
})
