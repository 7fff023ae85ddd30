import { clockInRomania } from '#domain/kernel/dates.ts'
import { addDays } from '#domain/kernel/days.ts'

/** Where things stand on a day, pure. Times are minutes after midnight by the clock on the wall. */

/** The cells of the calendar, in minutes. */
export const STEP = 15
const WHOLE_DAY = 24 * 60
const MINUTE = 60_000

/** A stretch of a day, in minutes after midnight; its end is not in it. */
export type Span = { readonly from: number; readonly to: number }

/** A day between instants and minutes. */
export type DayClock = {
  /** First instant of the day and first of the next one, in milliseconds. */
  readonly start: number
  readonly end: number
  /** The minute that the wall's clock shows at an instant of the day. */
  minuteAt(instant: number): number
  /** The first instant at which it shows a minute; for a minute that spring skips, the one an hour later. */
  instantAt(minute: number): number
}

const two = (figure: number): string => String(figure).padStart(2, '0')

/** A minute of the day as `HH:MM`; the end of the day is `24:00`. */
export const clockText = (minute: number): string => {
  clocks[minute] ??= `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
  return clocks[minute]
}

/** A calendar writes the same few times hundreds of times. */
const clocks: Record<number, string> = {}

/** `HH:MM` as a minute of the day. */
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/**
 * The clock of a day. Romania changes its time at 01:00 UTC: one look at the length of the day is enough, where asking
 * the calendar of the browser for each appointment would take most of the drawing.
 */
export const dayClock = (day: string): DayClock => {
  const known = dayClocks.get(day) ?? newClock(day)
  dayClocks.set(day, known)
  return known
}

const dayClocks = new Map<string, DayClock>()

const newClock = (day: string): DayClock => {
  const start = clockInRomania(day, '00:00')
  const end = clockInRomania(addDays(day, 1), '00:00')
  const shift = WHOLE_DAY - (end - start) / MINUTE
  const change = Date.parse(`${day}T01:00:00Z`)
  return {
    start,
    end,
    minuteAt: (instant) =>
      Math.round((instant - start) / MINUTE) + (shift !== 0 && instant >= change ? shift : 0),
    instantAt: (minute) =>
      minute >= WHOLE_DAY
        ? end
        : shift === 0
          ? start + minute * MINUTE
          : clockInRomania(day, clockText(minute)),
  }
}

export const overlaps = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to

export const lengthOf = ({ from, to }: Span): number => to - from

/** The hours that are drawn, whole ones: those of the shop, and whatever lies outside of them. */
export const hoursShown = (open: readonly Span[], others: readonly Span[], usual: Span): Span => {
  const all = [...(open.length > 0 ? open : [usual]), ...others]
  const from = Math.min(...all.map((span) => span.from))
  const to = Math.max(...all.map((span) => span.to))
  return { from: Math.floor(from / 60) * 60, to: Math.min(Math.ceil(to / 60) * 60, WHOLE_DAY) }
}

/** Spans joined where they meet or overlap, in their order. */
export const joined = (spans: readonly Span[]): Span[] => {
  const out: { from: number; to: number }[] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else if (from < to) out.push({ from, to })
  }
  return out
}

/** What two lists of spans have in common. */
export const common = (some: readonly Span[], others: readonly Span[]): Span[] =>
  some.flatMap((a) =>
    others.flatMap((b) =>
      overlaps(a, b) ? [{ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }] : [],
    ),
  )

/** What of some spans is left without others. */
export const without = (spans: readonly Span[], taken: readonly Span[]): Span[] => {
  let left = joined(spans)
  for (const { from, to } of taken)
    left = left.flatMap((span) =>
      overlaps(span, { from, to })
        ? [
            { from: span.from, to: Math.min(from, span.to) },
            { from: Math.max(to, span.from), to: span.to },
          ].filter((rest) => lengthOf(rest) > 0)
        : [span],
    )
  return left
}

/** The free stretches of a lane that are at least so long, within its open hours and not before a minute. */
export const gapsOf = (open: readonly Span[], taken: readonly Span[], least: number, notBefore = 0): Span[] =>
  without(open, [{ from: 0, to: notBefore }, ...taken])
    .map(({ from, to }) => ({ from: Math.ceil(from / STEP) * STEP, to: Math.floor(to / STEP) * STEP }))
    .filter((gap) => lengthOf(gap) >= least)

/** A place among those that overlap: the `at`th of `of` side by side. */
export type Side = { at: number; of: number }

/** The place of one that overlaps none. */
export const ALONE: Side = { at: 0, of: 1 }

/** The places of spans that may overlap, by their index: those that do stand side by side. */
export const sideBySide = (spans: readonly Span[]): Side[] => {
  const places = spans.map(() => ALONE)
  if (spans.every(({ from }, index) => from >= (spans[index - 1]?.to ?? from))) return places
  const order = spans
    .map((span, index) => ({ span, index }))
    .toSorted((a, b) => a.span.from - b.span.from || b.span.to - a.span.to)
  let group: number[] = []
  let ends: number[] = []
  let last = Number.NEGATIVE_INFINITY
  const close = () => {
    for (const index of group) places[index] = { at: places[index]?.at ?? 0, of: ends.length }
    group = []
    ends = []
  }
  for (const { span, index } of order) {
    if (span.from >= last) close()
    const free = ends.findIndex((end) => end <= span.from)
    const at = free === -1 ? ends.length : free
    ends[at] = span.to
    places[index] = { at, of: 1 }
    group.push(index)
    last = Math.max(last, span.to)
  }
  close()
  return places
}

/** A minute at the nearest cell. */
export const snap = (minute: number): number => Math.round(minute / STEP) * STEP

/** A span moved so that it begins at a cell and stays within bounds. */
export const movedTo = (span: Span, from: number, within: Span): Span => {
  const length = lengthOf(span)
  const at = Math.max(within.from, Math.min(snap(from), within.to - length))
  return { from: at, to: at + length }
}

/** A span with another end, at a cell, at least one cell long, within bounds. */
export const stretchedTo = ({ from }: Span, to: number, within: Span): Span => ({
  from,
  to: Math.max(from + STEP, Math.min(snap(to), within.to)),
})

/** What a key does to a focused appointment: cells along the time, steps across the lanes, cells of its length. */
export type KeyMove = { time: number; lane: number; length: number }

/** How the time runs: down the page, or to the right. */
export type Axis = 'down' | 'right'

/** What an arrow with Alt means; with Shift too it stretches. null for any other key. */
export const keyMove = (key: string, shift: boolean, axis: Axis): KeyMove | null => {
  const step = key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 1
  const isVertical = key === 'ArrowUp' || key === 'ArrowDown'
  if (!isVertical && key !== 'ArrowLeft' && key !== 'ArrowRight') return null
  const isAlong = isVertical === (axis === 'down')
  if (shift) return isAlong ? { time: 0, lane: 0, length: step } : null
  return isAlong ? { time: step, lane: 0, length: 0 } : { time: 0, lane: step, length: 0 }
}

/** A span after a key. */
export const afterKey = (span: Span, { time, length }: KeyMove, within: Span): Span =>
  length === 0
    ? movedTo(span, span.from + time * STEP, within)
    : stretchedTo(span, span.to + length * STEP, within)

type Placed = Span & { readonly id: string; readonly lane: number }

/**
 * The appointment that an arrow without Alt goes to: the next one of its lane along the time, the nearest one of the
 * next lane that has any across it. null at an edge.
 */
export const neighbour = (
  all: readonly Placed[],
  id: string,
  { time, lane }: Pick<KeyMove, 'time' | 'lane'>,
): string | null => {
  const here = all.find((one) => one.id === id)
  if (!here) return null
  if (time !== 0) {
    const own = all.filter((one) => one.lane === here.lane).toSorted((a, b) => a.from - b.from)
    return own[own.indexOf(here) + time]?.id ?? null
  }
  const lanes = [...new Set(all.map((one) => one.lane))].toSorted((a, b) => a - b)
  const next = lanes[lanes.indexOf(here.lane) + lane]
  const there = all.filter((one) => one.lane === next)
  const nearest = there.toSorted((a, b) => Math.abs(a.from - here.from) - Math.abs(b.from - here.from))
  return nearest[0]?.id ?? null
}
