import { dayInRomania } from '#domain/kernel/dates.ts'
import type { Appointment } from './schema.ts'

/** A stretch of time, in milliseconds since 1970; `to` is no part of it. */
export type Span = { from: number; to: number }

/** Milliseconds of a cell: appointments begin and end on its bounds. */
export const CELL = 15 * 60_000

const MINUTE = 60_000

/** The begins of the cells of a span, in milliseconds. */
export const cellsOf = ({ from, to }: Span): number[] =>
  Array.from({ length: Math.ceil((to - from) / CELL) }, (_, index) => from + index * CELL)

/** Minutes of a span. */
export const minutesOf = ({ from, to }: Span): number => (to - from) / MINUTE

export const overlap = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

/** Whether a span lies within one of others. */
export const isWithin = ({ from, to }: Span, spans: readonly Span[]): boolean =>
  spans.some((span) => span.from <= from && to <= span.to)

/** What two lists of spans have in common; each list ascends. */
export const common = (some: readonly Span[], others: readonly Span[]): Span[] =>
  some.flatMap((a) =>
    others.flatMap((b) =>
      overlap(a, b) ? [{ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }] : [],
    ),
  )

/** The same time as spans that ascend and don't touch. */
export const merged = (spans: readonly Span[]): Span[] => {
  const out: Span[] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else out.push({ from, to })
  }
  return out
}

/** From when until when an appointment is on its lanes, without the buffer. */
export const spanOf = ({
  data_ora,
  durata_minute,
}: Pick<Appointment, 'data_ora' | 'durata_minute'>): Span => {
  const from = Date.parse(data_ora)
  return { from, to: from + durata_minute * MINUTE }
}

/** What decides the time that an appointment takes. */
export type Timed = Pick<Appointment, 'data_ora' | 'durata_minute' | 'buffer_minute'>

/** The time that an appointment takes of its lanes, with the buffer after it. */
export const takenBy = (appointment: Timed): Span => {
  const { from, to } = spanOf(appointment)
  return { from, to: to + appointment.buffer_minute * MINUTE }
}

/** Whether a span is of one day in Romania; midnight at its end is. */
export const isOfOneDay = ({ from, to }: Span): boolean => dayInRomania(from) === dayInRomania(to - 1)
