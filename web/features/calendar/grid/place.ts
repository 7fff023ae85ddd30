import { type Axis, lengthOf, type Side, type Span } from '../geometry.ts'
import { placeClass } from './place-class.ts'

const ALONE: Side = { at: 0, of: 1 }

/** More than the minutes of a day. */
const DAY = 10_000

const percent = (part: number): string => `${Math.round(part * 1e4) / 100}%`

const startOf = ({ from }: Span, shown: Span): string => percent((from - shown.from) / lengthOf(shown))
const partOf = (span: Span, shown: Span): string => percent(lengthOf(span) / lengthOf(shown))

/** Where a span lies on its track, in its whole breadth. */
export const placeOf = (span: Span, shown: Span, axis: Axis): Record<string, string> => {
  const [start, length] = [startOf(span, shown), partOf(span, shown)]
  return axis === 'down'
    ? { top: start, height: length, left: '0', width: '100%' }
    : { left: start, width: length, top: '0', height: '100%' }
}

/** Where it lies across the lanes of its layer and among those beside it; a rule of a pixel parts the lanes. */
const acrossOf = (axis: Axis, lane: Side, among: Side): string => {
  const breadth = `(100%/${lane.of} - 1px)`
  const before = `100%*${lane.at}/${lane.of} + ${axis === 'down' ? 1 : 0}px`
  const start = `calc(${before} + ${breadth}*${among.at}/${among.of})`
  const own = `calc(${breadth}/${among.of})`
  return axis === 'down' ? `left:${start};width:${own}` : `top:${start};height:${own}`
}

/**
 * Gives appointments the classes for where they lie in a layer over lanes: along the time, and across. Many of a week
 * lie alike, so each place is written once.
 */
export const placesIn = (shown: Span, axis: Axis) => {
  const along = new Map<number, string>()
  const alongOf = (span: Span): string => {
    const [start, length] = [startOf(span, shown), partOf(span, shown)]
    return axis === 'down' ? `top:${start};height:${length}` : `left:${start};width:${length}`
  }
  return (lane: Side) => {
    const alone = placeClass(acrossOf(axis, lane, ALONE))
    return (span: Span, among: Side): string => {
      const key = span.from * DAY + span.to
      const known = along.get(key) ?? placeClass(alongOf(span))
      along.set(key, known)
      return `${known} ${among.of === 1 ? alone : placeClass(acrossOf(axis, lane, among))}`
    }
  }
}
