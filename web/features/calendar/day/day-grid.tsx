import { m } from '#web/i18n/messages.ts'
import { lengthOf, type Span } from '../geometry.ts'
import { ApptLayer } from '../grid/appt-layer.tsx'
import type { LaneKind } from '../grid/blocks.ts'
import { GhostOver } from '../grid/ghost.tsx'
import { LaneLayer } from '../grid/lane-layer.tsx'
import { HourScale, NowLine } from '../grid/now-line.tsx'
import type { Track } from '../grid/track.ts'
import { useHold } from '../grid/use-hold.ts'
import type { Load } from '../load.ts'
import { LoadBar } from '../load-bar.tsx'
import type { GridActs } from '../use-grid-acts.ts'

type DayGridProps = GridActs & {
  tracks: readonly Track[]
  kind: LaneKind
  shown: Span
  /** The minute of now on this day, beyond its ends on other days. */
  now: number
  loadOf: (track: Track) => Load | null
}

/** A day on a desktop: the lanes side by side, the time down the page. */
export const DayGrid = ({ tracks, kind, shown, now, loadOf, ...acts }: DayGridProps) => {
  const { box, said, heldId, over, handlers } = useHold({ axis: 'down', tracks, kind, shown, ...acts })
  const columns = `4rem repeat(${tracks.length}, minmax(0, 1fr))`
  const isToday = now >= shown.from && now < shown.to
  return (
    <div className="overflow-x-auto">
      <div style={{ minWidth: `${4 + tracks.length * 9.5}rem` }}>
        <div className="grid border-b border-ink" style={{ gridTemplateColumns: columns }}>
          <span />
          {tracks.map((track) => {
            const load = loadOf(track)
            return (
              <div key={track.key} className="min-w-0 border-l border-rule px-2 pt-2.5 pb-2">
                <h2 className="truncate font-semibold" title={track.lane.name}>
                  {track.lane.name}
                </h2>
                {load && <LoadBar load={load} className="mt-1" />}
              </div>
            )
          })}
        </div>
        <div
          ref={box}
          data-moves={acts.mayMove ? '' : undefined}
          data-holding={heldId === null ? undefined : ''}
          className="relative grid grid-cols-[4rem_minmax(0,1fr)]"
          style={{ height: `${(lengthOf(shown) / 60) * 4.5}rem` }}
          {...handlers}
        >
          <HourScale shown={shown} now={isToday ? now : null} />
          <LaneLayer axis="down" {...{ tracks, shown }} />
          <ApptLayer axis="down" held={heldId} className="left-16" {...{ tracks, shown, now }} />
          <span className="pointer-events-none absolute inset-y-0 right-0 left-16">
            {isToday && <NowLine minute={now} shown={shown} axis="down" />}
            {over && (
              <GhostOver
                ghost={over.ghost}
                lane={{ at: over.track, of: tracks.length }}
                axis="down"
                {...{ shown }}
              />
            )}
          </span>
        </div>
      </div>
      <p aria-live="assertive" className="sr-only">
        {said}
      </p>
      <p className="sr-only">{acts.mayMove && m.calendar.keys('Alt')}</p>
    </div>
  )
}
