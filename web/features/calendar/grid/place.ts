import { type Axis, lengthOf, type Side, type Span } from '../geometry.ts'

const percent = (part: number): string => `${Math.round(part * 1e4) / 100}%`

type Place = { start: string; length: string; side: string; width: string }

const placeIn = ({ from, to }: Span, shown: Span, { at, of }: Side): Place => ({
  start: percent((from - shown.from) / lengthOf(shown)),
  length: percent((to - from) / lengthOf(shown)),
  side: percent(at / of),
  width: percent(1 / of),
})

const ALONE: Side = { at: 0, of: 1 }

/** Where a span lies on its track: along the time, and among those beside it. */
export const placeOf = (span: Span, shown: Span, axis: Axis): Record<string, string> => {
  const { start, length, side, width } = placeIn(span, shown, ALONE)
  return axis === 'down'
    ? { top: start, height: length, left: side, width }
    : { left: start, width: length, top: side, height: width }
}

/** The same as the text of a style, which says nothing of a side where the span stands alone. */
export const styleOf = (span: Span, shown: Span, axis: Axis, among: Side): string => {
  const { start, length, side, width } = placeIn(span, shown, among)
  const along = axis === 'down' ? `top:${start};height:${length}` : `left:${start};width:${length}`
  if (among.of === 1) return along
  return axis === 'down' ? `${along};left:${side};width:${width}` : `${along};top:${side};height:${width}`
}
