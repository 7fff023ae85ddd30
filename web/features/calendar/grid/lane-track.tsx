import { memo } from 'react'
import { m } from '#web/i18n/messages.ts'
import { type Axis, clockText, type Span, without } from '../geometry.ts'
import { placeOf } from './place.ts'
import type { Track } from './track.ts'

/** A span that is about to be chosen: where a held appointment would lie, or where a press begins a new one. */
export type Ghost = { span: Span; kind: 'free' | 'taken' | 'hint' }

type LaneTrackProps = {
  track: Track
  /** The hours that are drawn. */
  shown: Span
  axis: Axis
  ghost: Ghost | null
  className?: string
}

/** One lane of one day: its hours, what is closed. Its appointments lie in a layer over it. */
export const LaneTrack = memo(({ track, shown, axis, ghost, className }: LaneTrackProps) => (
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
      <span key={`busy ${busy.from}`} className="appt" data-look="BUSY" style={placeOf(busy, shown, axis)}>
        {axis === 'down' && m.calendar.busy}
      </span>
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
))
