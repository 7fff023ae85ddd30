import Plus from 'lucide-react/icons/plus'
import { m } from '#web/i18n/messages.ts'
import { clockText, lengthOf } from '../geometry.ts'
import { isLate } from '../grid/blocks.ts'
import type { Track } from '../grid/track.ts'
import { AppointmentRow } from '../list/appointment-row.tsx'
import type { Load } from '../load.ts'
import { hoursText, LoadBar } from '../load-bar.tsx'
import { dayRows } from './day-rows.ts'

/** A day on a phone: its appointments, what is busy and its gaps in one list; a tap on a gap begins an appointment there. */
export const DayList = ({
  tracks,
  now,
  load,
  mayAdd,
  onOpen,
  onAdd,
}: {
  tracks: readonly Track[]
  now: number
  load: Load
  mayAdd: boolean
  onOpen: (id: string) => void
  onAdd: (track: Track, minute: number) => void
}) => {
  const named = tracks.length > 1
  const rows = dayRows(tracks, now)
  return (
    <>
      <LoadBar load={load} className="border-b border-rule bg-sunk px-4 py-2.5" />
      {tracks.every(({ open }) => open.length === 0) && (
        <p className="border-b border-rule px-4 py-3 text-ink-2">
          {[m.calendar.closed, tracks[0]?.reason].filter(Boolean).join(': ')}
        </p>
      )}
      <ul>
        {rows.map((row) =>
          row.kind === 'block' ? (
            <AppointmentRow
              key={row.block.id}
              block={row.block}
              lane={named ? row.track.lane.name : ''}
              isLate={isLate(row.block, now)}
              onOpen={onOpen}
            />
          ) : row.kind === 'busy' ? (
            <li
              key={`${row.track.key} ${row.from}`}
              className="flex gap-3 border-b border-rule bg-sunk px-4 py-2.5 text-ink-2"
            >
              <span className="w-11 shrink-0 figures text-sm">
                {clockText(row.span.from)}
                <span className="block text-xs">{clockText(row.span.to)}</span>
              </span>
              <span className="min-w-0 grow text-sm">
                {m.calendar.busy}
                {named && ` · ${row.track.lane.name}`}
              </span>
            </li>
          ) : (
            mayAdd && (
              <li key={`${row.track.key} ${row.from}`} className="border-b border-rule">
                <button
                  type="button"
                  onClick={() => onAdd(row.track, row.span.from)}
                  className="flex min-h-12 w-full items-center gap-3 px-4 py-1.5 text-left text-ink-2 hover:bg-hover focus-visible:-outline-offset-2 active:bg-pressed"
                >
                  <span className="w-11 shrink-0 figures text-sm">{clockText(row.span.from)}</span>
                  <span className="flex min-w-0 grow items-center gap-2 rounded-control border border-dashed border-control px-3 py-1.5 text-sm">
                    <Plus className="size-4 shrink-0" aria-hidden />
                    <span className="min-w-0 grow">
                      {m.calendar.freeUntil(clockText(row.span.to), hoursText(lengthOf(row.span)))}
                      {named && ` · ${row.track.lane.name}`}
                    </span>
                  </span>
                </button>
              </li>
            )
          ),
        )}
      </ul>
    </>
  )
}
