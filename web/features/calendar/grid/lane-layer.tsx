import { memo, useLayoutEffect, useRef } from 'react'
import { lengthOf } from '../geometry.ts'
import { type LaneDrawing, lanesHtml } from './lane-html.ts'
import { alongIn } from './place.ts'
import type { Track } from './track.ts'

type LaneLayerProps = Pick<LaneDrawing, 'axis' | 'shown'> & { tracks: readonly Track[] }

/** The lanes of a day, under its appointments; with names where the time runs to the right. */
export const LaneLayer = memo(({ tracks, shown, axis }: LaneLayerProps) => {
  const layer = useRef<HTMLDivElement>(null)
  const drawn = useRef('')
  useLayoutEffect(() => {
    const html = lanesHtml(tracks, { shown, axis, along: alongIn(shown, axis) })
    if (!layer.current || html === drawn.current) return
    layer.current.innerHTML = html
    drawn.current = html
  }, [tracks, shown, axis])
  return (
    <div
      ref={layer}
      className={axis === 'down' ? 'grid auto-cols-fr grid-flow-col' : undefined}
      style={{ '--hours': lengthOf(shown) / 60 } as Record<string, number>}
    />
  )
})
