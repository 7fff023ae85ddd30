import { type Axis, clockText, type Side, type Span } from '../geometry.ts'
import { placeOf } from './place.ts'

/** A span that is about to be chosen: where a held appointment would lie, or where a press begins a new one. */
export type Ghost = { span: Span; kind: 'free' | 'taken' | 'hint' }

/** A ghost over the lanes of a layer. */
export const GhostOver = ({
  ghost: { span, kind },
  lane,
  shown,
  axis,
}: {
  ghost: Ghost
  lane: Side
  shown: Span
  axis: Axis
}) => (
  <span
    className="ghost"
    data-taken={kind === 'taken' ? '' : undefined}
    data-hint={kind === 'hint' ? '' : undefined}
    style={placeOf(span, lane, shown, axis)}
  >
    {kind === 'hint' ? `+ ${clockText(span.from)}` : `${clockText(span.from)}–${clockText(span.to)}`}
  </span>
)
