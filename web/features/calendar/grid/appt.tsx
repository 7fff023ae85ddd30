import { type CSSProperties, memo } from 'react'
import { m } from '#web/i18n/messages.ts'
import { PlateTag } from '#web/ui/plate.tsx'
import { type Axis, clockText, lengthOf, type Side, type Span } from '../geometry.ts'
import type { Block } from './blocks.ts'

const percent = (part: number): string => `${Math.round(part * 1e4) / 100}%`

/** Where a span lies on its track: along the time, and among those beside it. */
export const placeOf = (
  { from, to }: Span,
  shown: Span,
  axis: Axis,
  { at, of }: Side = { at: 0, of: 1 },
): CSSProperties => {
  const whole = lengthOf(shown)
  const [start, length] = [percent((from - shown.from) / whole), percent((to - from) / whole)]
  const [side, width] = [percent(at / of), percent(1 / of)]
  return axis === 'down'
    ? { top: start, height: length, left: side, width }
    : { left: start, width: length, top: side, height: width }
}

/** An appointment in words: its car, time, client, service and state. */
export const inWords = (block: Block, isLate: boolean): string =>
  [
    block.plate || m.ui.noPlate,
    `${clockText(block.from)}–${clockText(block.to)}`,
    block.client,
    block.service,
    m.ui.appointment[block.look],
    isLate && m.calendar.late,
  ]
    .filter(Boolean)
    .join(', ')

/** The usual state bears no sign. */
const signOf = (block: Block, isLate: boolean): string | undefined =>
  isLate ? 'late' : block.look === 'PROGRAMAT' ? undefined : block.look

type ApptProps = {
  block: Block
  side: Side
  shown: Span
  axis: Axis
  isLate: boolean
  isHeld: boolean
  moves: boolean
}

/**
 * An appointment on its lane: one element with its plate, and on a track with room its time, client and service. The grid
 * around it takes its presses and keys.
 */
export const Appt = memo(({ block, side, shown, axis, isLate, isHeld, moves }: ApptProps) => {
  const length = lengthOf(block)
  const plate = block.plate ? <PlateTag text={block.plate} /> : null
  return (
    <button
      type="button"
      className="appt"
      tabIndex={-1}
      data-appt={block.id}
      data-look={block.look}
      data-sign={signOf(block, isLate)}
      data-late={isLate ? '' : undefined}
      data-held={isHeld ? '' : undefined}
      data-moves={moves ? '' : undefined}
      data-short={axis === 'right' && length < 60 ? '' : undefined}
      aria-label={inWords(block, isLate)}
      title={axis === 'right' || length < 45 ? inWords(block, isLate) : undefined}
      style={placeOf(block, shown, axis, side)}
    >
      {axis === 'right' ? (
        <>
          {plate}
          {(length >= 90 || !plate) && <span className="truncate">{block.client}</span>}
        </>
      ) : length < 45 ? (
        <span className="flex items-center gap-1.5 overflow-hidden whitespace-nowrap">
          {plate}
          <span className="truncate">{block.client || block.service}</span>
        </span>
      ) : (
        <>
          <span className="flex items-center gap-1.5 overflow-hidden whitespace-nowrap">
            {plate}
            <span className="figures text-xs">{`${clockText(block.from)}–${clockText(block.to)}`}</span>
          </span>
          <span className="block truncate font-medium">{block.client}</span>
          {length >= 60 && <span className="block truncate text-xs">{block.service}</span>}
        </>
      )}
    </button>
  )
})
