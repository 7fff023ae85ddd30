import { escapeHtml } from '#domain/documents/html.ts'
import { m } from '#web/i18n/messages.ts'
import { type Axis, type Span, without } from '../geometry.ts'
import { shortNames } from './short-names.ts'
import type { Track } from './track.ts'

/** How lanes are drawn. */
export type LaneDrawing = {
  axis: Axis
  /** The hours that are drawn. */
  shown: Span
  /** The class for where a span lies along the time. */
  along: (span: Span) => string
}

const REASON = 'm-1 inline-block max-w-full truncate rounded-chip bg-sunk px-1 text-xs'

/** A lane of a day: its hours, what is closed, when it is busy. */
const trackHtml = (track: Track, { axis, shown, along }: LaneDrawing): string => {
  const reason =
    axis === 'down' && track.open.length === 0 && track.reason !== ''
      ? `<span class="${REASON}">${escapeHtml(track.reason)}</span>`
      : ''
  const shut = without([shown], track.open)
    .map((span) => `<span class="shut ${along(span)}">${reason}</span>`)
    .join('')
  const busy = track.busy
    .map(
      (span) =>
        `<span class="appt ${along(span)}" data-look="BUSY">${axis === 'down' ? escapeHtml(m.calendar.busy) : ''}</span>`,
    )
    .join('')
  return `<div class="track" data-axis="${axis}" data-track="${escapeHtml(track.key)}">${shut}${busy}</div>`
}

/**
 * Lanes as one text, like the appointments over them: a week has dozens, of which nothing but the hours is drawn. Beside
 * each other in a day, under their names' column in a week.
 */
export const lanesHtml = (tracks: readonly Track[], drawing: LaneDrawing): string => {
  const all = tracks.map((track) => trackHtml(track, drawing))
  if (drawing.axis === 'down') return all.join('')
  const short = shortNames(tracks.map(({ lane }) => lane.name))
  return tracks
    .map(
      ({ lane }, at) =>
        `<div class="lane"><span class="truncate cond" title="${escapeHtml(lane.name)}">${escapeHtml(short[at] ?? '')}</span>${all[at]}</div>`,
    )
    .join('')
}
