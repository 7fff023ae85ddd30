import { ALONE, type Axis, lengthOf, type Side, type Span } from '../geometry.ts'
import { placeClass } from './place-class.ts'

/** More than the minutes of a day. */
const DAY = 10_000

type Style = Record<string, string>

const percent = (part: number): string => `${Math.round(part * 1e4) / 100}%`

/** Where a span lies along the time. */
const alongOf = (span: Span, shown: Span, axis: Axis): Style => {
  const start = percent((span.from - shown.from) / lengthOf(shown))
  const length = percent(lengthOf(span) / lengthOf(shown))
  return axis === 'down' ? { top: start, height: length } : { left: start, width: length }
}

/** Where it lies across the lanes of its layer and among those beside it; a rule of a pixel parts the lanes. */
const acrossOf = (axis: Axis, lane: Side, among: Side): Style => {
  const breadth = `(100%/${lane.of} - 1px)`
  const before = `100%*${lane.at}/${lane.of} + ${axis === 'down' ? 1 : 0}px`
  const start = `calc(${before} + ${breadth}*${among.at}/${among.of})`
  const own = `calc(${breadth}/${among.of})`
  return axis === 'down' ? { left: start, width: own } : { top: start, height: own }
}

const classOf = (style: Style): string =>
  placeClass(
    Object.entries(style)
      .map(([name, value]) => `${name}:${value}`)
      .join(';'),
  )

/** Where a span lies in a layer over lanes, in the whole breadth of one. */
export const placeOf = (span: Span, lane: Side, shown: Span, axis: Axis): Style => ({
  ...alongOf(span, shown, axis),
  ...acrossOf(axis, lane, ALONE),
})

/** The class for where spans lie along the time; many lie alike, so each place is written once. */
export const alongIn = (shown: Span, axis: Axis): ((span: Span) => string) => {
  const key = `${axis} ${shown.from} ${shown.to}`
  const made = alongs.get(key) ?? newAlong(shown, axis)
  alongs.set(key, made)
  return made
}

const alongs = new Map<string, (span: Span) => string>()

const newAlong = (shown: Span, axis: Axis): ((span: Span) => string) => {
  const known = new Map<number, string>()
  return (span) => {
    const key = span.from * DAY + span.to
    const made = known.get(key) ?? classOf(alongOf(span, shown, axis))
    known.set(key, made)
    return made
  }
}

/** Gives appointments the classes for where they lie in a layer over lanes: along the time, and across. */
export const placesIn = (shown: Span, axis: Axis) => {
  const along = alongIn(shown, axis)
  return (lane: Side) => {
    const alone = classOf(acrossOf(axis, lane, ALONE))
    return (span: Span, among: Side): string =>
      `${along(span)} ${among.of === 1 ? alone : classOf(acrossOf(axis, lane, among))}`
  }
}
