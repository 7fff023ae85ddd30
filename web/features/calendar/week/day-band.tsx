import { memo } from 'react'
import { formatDay, formatDayNarrow, formatWeekday } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { cx } from '#web/ui/cx.ts'
import type { Span } from '../geometry.ts'
import { ApptLayer } from '../grid/appt-layer.tsx'
import { type Ghost, GhostOver } from '../grid/ghost.tsx'
import { LaneLayer } from '../grid/lane-layer.tsx'
import { NowLine } from '../grid/now-line.tsx'
import type { Track } from '../grid/track.ts'
import type { Load } from '../load.ts'
import { LoadBar } from '../load-bar.tsx'

/** A day of the week with its lanes. */
export type WeekDay = {
  day: string
  tracks: readonly Track[]
  load: Load
  /** Why it is closed; '' where it is not, or nobody said why. */
  reason: string
  isClosed: boolean
  /** How many cars were promised for it. */
  promised: number
  /** The minute of now on it, beyond its ends on other days. */
  now: number
}

type DayBandProps = WeekDay & {
  isToday: boolean
  /** False while its lanes wait for their turn; it keeps their place. */
  isDrawn: boolean
  /** The hours that are drawn. */
  shown: Span
  /** The address of the day. */
  to: string
  heldId: string | null
  /** What is about to be chosen on one of its lanes. */
  ghost: Ghost | null
  /** The index of that lane; -1 without one. */
  ghostLane: number
}

const isSame = <T extends object>(before: T, after: T): boolean =>
  (Object.keys(after) as (keyof T)[]).every((name) => before[name] === after[name])

/** Whether a day would be drawn of the same once more, as when only another one has changed. */
const isUnchanged = (before: DayBandProps, after: DayBandProps): boolean =>
  isSame(before.load, after.load) &&
  isSame(before.shown, after.shown) &&
  isSame(before, { ...after, load: before.load, shown: before.shown })

/** A day of the week on a desktop: its load, and its lanes with the time to the right. */
export const DayBand = memo(
  ({ tracks, isDrawn, shown, to, heldId, ghost, ghostLane, ...day }: DayBandProps) => (
    <section
      aria-label={formatDay(day.day)}
      className="grid grid-cols-[8rem_minmax(0,1fr)] border-b border-rule-strong last:border-b-0"
    >
      <DayHead {...day} hasLanes={tracks.length > 0} to={to} />
      {tracks.length === 0 ? (
        <p className="shut flex items-center px-3 py-2 text-sm">
          <span className="rounded-chip bg-sunk px-1">{day.reason || m.calendar.closed}</span>
        </p>
      ) : (
        <div className="relative" style={{ height: `${tracks.length * 2}rem` }}>
          {isDrawn && (
            <>
              <LaneLayer axis="right" {...{ tracks, shown }} />
              <ApptLayer
                axis="right"
                held={heldId}
                now={day.now}
                className="left-[calc(4rem+1px)]"
                {...{ tracks, shown }}
              />
            </>
          )}
          <span className="pointer-events-none absolute inset-y-0 right-0 left-[calc(4rem+1px)]">
            {day.isToday && <NowLine minute={day.now} shown={shown} axis="right" />}
            {ghost && (
              <GhostOver lane={{ at: ghostLane, of: tracks.length }} axis="right" {...{ ghost, shown }} />
            )}
          </span>
        </div>
      )}
    </section>
  ),
  isUnchanged,
)

type DayHeadProps = Omit<WeekDay, 'tracks' | 'now'> & { isToday: boolean; hasLanes: boolean; to: string }

const DayHead = ({ day, load, reason, isClosed, promised, isToday, hasLanes, to }: DayHeadProps) => (
  <div className="flex min-w-0 flex-col gap-0.5 border-r border-rule px-2 py-1.5">
    <Link
      to={to}
      className={cx(
        '-mx-1 inline-flex items-baseline gap-1.5 rounded-control px-1 font-semibold hover:bg-hover pointer-coarse:min-h-11 pointer-coarse:items-center',
        isToday && 'text-accent-text',
      )}
    >
      <span className="capitalize">{formatWeekday(day)}</span>
      <span className="figures text-sm">{formatDayNarrow(day)}</span>
    </Link>
    {isClosed ? (
      hasLanes && <span className="truncate text-xs text-ink-2">{reason || m.calendar.closed}</span>
    ) : (
      <LoadBar load={load} />
    )}
    {promised > 0 && (
      <span className="truncate text-xs text-ink-2">{m.calendar.promisedCount(promised)}</span>
    )}
  </div>
)
