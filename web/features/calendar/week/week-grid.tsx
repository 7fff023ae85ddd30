import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { formatDay, formatDayNarrow, formatWeekday } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { clockText, lengthOf, type Span } from '../geometry.ts'
import { ApptLayer } from '../grid/appt-layer.tsx'
import type { LaneKind } from '../grid/blocks.ts'
import { LaneTrack } from '../grid/lane-track.tsx'
import { NowLine } from '../grid/now-line.tsx'
import type { Track } from '../grid/track.ts'
import { useHold } from '../grid/use-hold.ts'
import type { Load } from '../load.ts'
import { LoadBar } from '../load-bar.tsx'
import type { GridActs } from '../use-grid-acts.ts'

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

type WeekGridProps = GridActs & {
  days: readonly WeekDay[]
  kind: LaneKind
  shown: Span
  today: string
  dayLink: (day: string) => string
}

/** Days that are drawn at once; the others follow while the browser has nothing else to do. */
const AT_ONCE = 2

const whenIdle = (run: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(run, { timeout: 500 })
    return () => cancelIdleCallback(id)
  }
  const id = setTimeout(run, 50)
  return () => clearTimeout(id)
}

/** How many days are drawn, from the first one on; the rest keep their place and come one by one. */
const useDrawn = (days: number): number => {
  const [drawn, setDrawn] = useState(AT_ONCE)
  useEffect(() => (drawn < days ? whenIdle(() => setDrawn(drawn + 1)) : undefined), [drawn, days])
  return drawn
}

/** A week on a desktop: a band for each day with its lanes, the time to the right. */
export const WeekGrid = ({ days, kind, shown, today, dayLink, ...acts }: WeekGridProps) => {
  const tracks = days.flatMap((day) => day.tracks)
  const { box, said, heldId, ghostOf, handlers } = useHold({ axis: 'right', tracks, kind, shown, ...acts })
  const drawn = useDrawn(days.length)
  const hours = Array.from({ length: lengthOf(shown) / 60 }, (_, index) => shown.from + index * 60)
  let first = 0
  return (
    <div className="overflow-x-auto">
      <div style={{ minWidth: `${12 + (lengthOf(shown) / 60) * 5}rem` }}>
        <div aria-hidden className="ml-48 flex border-b border-ink figures text-xs text-ink-3">
          {hours.map((hour) => (
            <span key={hour} className="min-w-0 grow basis-0 border-l border-rule py-1.5 pl-1">
              {clockText(hour)}
            </span>
          ))}
        </div>
        <div
          ref={box}
          data-moves={acts.mayMove ? '' : undefined}
          data-holding={heldId === null ? undefined : ''}
          {...handlers}
        >
          {days.map((day, index) => {
            const start = first
            first += day.tracks.length
            const isToday = day.day === today
            const isDrawn = index < drawn
            return (
              <section
                key={day.day}
                aria-label={formatDay(day.day)}
                className="grid grid-cols-[8rem_minmax(0,1fr)] border-b border-rule-strong last:border-b-0"
              >
                <DayHead day={day} isToday={isToday} to={dayLink(day.day)} />
                {day.tracks.length === 0 ? (
                  <p className="shut flex items-center px-3 py-2 text-sm">
                    <span className="rounded-chip bg-sunk px-1">{day.reason || m.calendar.closed}</span>
                  </p>
                ) : (
                  <div className="relative">
                    {day.tracks.map((track, at) => (
                      <div
                        key={track.key}
                        className="grid h-8 grid-cols-[4rem_minmax(0,1fr)] border-b border-rule last:border-b-0"
                      >
                        <span
                          className="truncate px-2 text-xs leading-8 text-ink-2 cond"
                          title={track.lane.name}
                        >
                          {track.lane.name}
                        </span>
                        {isDrawn && (
                          <LaneTrack
                            className="border-l border-rule"
                            ghost={ghostOf(start + at)}
                            axis="right"
                            {...{ track, shown }}
                          />
                        )}
                      </div>
                    ))}
                    {isDrawn && (
                      <ApptLayer
                        axis="right"
                        tracks={day.tracks}
                        shown={shown}
                        now={day.now}
                        held={
                          day.tracks.some(({ blocks }) => blocks.some(({ id }) => id === heldId))
                            ? heldId
                            : null
                        }
                        className="left-[calc(4rem+1px)]"
                      />
                    )}
                    <span className="pointer-events-none absolute inset-y-0 right-0 left-16">
                      {isToday && <NowLine minute={day.now} shown={shown} axis="right" />}
                    </span>
                  </div>
                )}
              </section>
            )
          })}
        </div>
      </div>
      <p aria-live="assertive" className="sr-only">
        {said}
      </p>
      <p className="sr-only">{acts.mayMove && m.calendar.keys('Alt')}</p>
    </div>
  )
}

const DayHead = ({ day, isToday, to }: { day: WeekDay; isToday: boolean; to: string }) => (
  <div className="flex min-w-0 flex-col gap-0.5 border-r border-rule px-2 py-1.5">
    <Link
      to={to}
      className={cx(
        '-mx-1 inline-flex items-baseline gap-1.5 rounded-control px-1 font-semibold hover:bg-hover pointer-coarse:min-h-11 pointer-coarse:items-center',
        isToday && 'text-accent-text',
      )}
    >
      <span className="capitalize">{formatWeekday(day.day)}</span>
      <span className="figures text-sm">{formatDayNarrow(day.day)}</span>
    </Link>
    {day.isClosed ? (
      day.tracks.length > 0 && (
        <span className="truncate text-xs text-ink-2">{day.reason || m.calendar.closed}</span>
      )
    ) : (
      <LoadBar load={day.load} />
    )}
    {day.promised > 0 && (
      <span className="truncate text-xs text-ink-2">{m.calendar.promisedCount(day.promised)}</span>
    )}
  </div>
)
