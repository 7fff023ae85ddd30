import { memo, useLayoutEffect, useRef } from 'react'
import type { Axis, Span } from '../geometry.ts'
import { apptOf, drawAppts } from './draw-appts.ts'
import type { Track } from './track.ts'

type ApptLayerProps = {
  /** The lanes that it covers. */
  tracks: readonly Track[]
  /** The hours that are drawn. */
  shown: Span
  axis: Axis
  /** The minute of now on the day of the lanes; on days before today beyond the last one, on days after it none. */
  now: number
  /** Id of the appointment that is held, when it is of these lanes. */
  held: string | null
  /** Where it begins across the grid. */
  className: string
}

/** The appointments of lanes. Those of a day's lanes are one text, which the browser parses in one go. */
export const ApptLayer = memo(({ tracks, shown, axis, now, held, className }: ApptLayerProps) => {
  const layer = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (layer.current) drawAppts(layer.current, tracks, { axis, shown, now })
  }, [tracks, shown, axis, now])
  useLayoutEffect(() => {
    const own = held !== null && layer.current ? apptOf(held, layer.current) : undefined
    own?.setAttribute('data-held', '')
    return () => own?.removeAttribute('data-held')
  }, [held])
  return <div ref={layer} data-axis={axis} className={`appts ${className}`} />
})
