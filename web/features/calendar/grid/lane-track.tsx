import { memo } from 'react'
import { m } from '#web/i18n/messages.ts'
import { type Axis, clockText, type Span, sideBySide, without } from '../geometry.ts'
import { Appt, placeOf } from './appt.tsx'
import { isLate } from './blocks.ts'
import type { Track } from './track.ts'

/** A span that is about to be chosen: where a held appointment would lie, or where a press begins a new one. */
export type Ghost = { span: Span; kind: 'free' | 'taken' | 'hint' }

type LaneTrackProps = {
  track: Track
  /** The hours that are drawn. */
  shown: Span
  axis: Axis
  /** The minute of now on the track of today; on days before it the last one, on days after it none. */
  now: number
  ghost: Ghost | null
  /** Id of the appointment that is held, when it is of this track. */
  held: string | null
  moves: boolean
  className?: string
}

/** One lane of one day: its hours, what is closed, its appointments. */
export const LaneTrack = memo(
  ({ track, shown, axis, now, ghost, held, moves, className }: LaneTrackProps) => {
    const sides = sideBySide(track.blocks)
    return (
      <div
        className={className ? `track ${className}` : 'track'}
        data-axis={axis}
        data-track={track.key}
        style={{ '--hours': (shown.to - shown.from) / 60 } as Record<string, number>}
      >
        {without([shown], track.open).map((shut) => (
          <span key={shut.from} className="shut" style={placeOf(shut, shown, axis)}>
            {axis === 'down' && track.open.length === 0 && track.reason && (
              <span className="m-1 inline-block max-w-full truncate rounded-chip bg-sunk px-1 text-xs">
                {track.reason}
              </span>
            )}
          </span>
        ))}
        {track.busy.map((busy) => (
          <span
            key={`busy ${busy.from}`}
            className="appt"
            data-look="BUSY"
            style={placeOf(busy, shown, axis)}
          >
            {axis === 'down' && m.calendar.busy}
          </span>
        ))}
        {track.blocks.map((block, index) => (
          <Appt
            key={block.id}
            block={block}
            side={sides[index] ?? { at: 0, of: 1 }}
            isLate={isLate(block, now)}
            isHeld={block.id === held}
            {...{ shown, axis, moves }}
          />
        ))}
        {ghost && (
          <span
            className="ghost"
            data-taken={ghost.kind === 'taken' ? '' : undefined}
            data-hint={ghost.kind === 'hint' ? '' : undefined}
            style={placeOf(ghost.span, shown, axis)}
          >
            {ghost.kind === 'hint'
              ? `+ ${clockText(ghost.span.from)}`
              : `${clockText(ghost.span.from)}–${clockText(ghost.span.to)}`}
          </span>
        )}
      </div>
    )
  },
)
