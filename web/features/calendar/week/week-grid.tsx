import { useEffect, useState } from 'react'
import { m } from '#web/i18n/messages.ts'
import { clockText, lengthOf, type Span } from '../geometry.ts'
import type { LaneKind } from '../grid/blocks.ts'
import { useHold } from '../grid/use-hold.ts'
import type { GridActs } from '../use-grid-acts.ts'
import { DayBand, type WeekDay } from './day-band.tsx'

type WeekGridProps = GridActs & {
  days: readonly WeekDay[]
  kind: LaneKind
  shown: Span
  today: string
  dayLink: (day: string) => string
}

/** Days that are drawn at once; the others follow while the browser has nothing else to do. */
const AT_ONCE = 1

const whenIdle = (run: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(run, { timeout: 500 })
    return () => cancelIdleCallback(id)
  }
  const id = setTimeout(run, 50)
  return () => clearTimeout(id)
}

/** How many days are drawn, from the first one on; the rest keep their place and come one by one. `of` is the week. */
const useDrawn = (of: string, days: number): number => {
  const [{ week, drawn }, setDrawn] = useState({ week: of, drawn: AT_ONCE })
  const now = week === of ? drawn : AT_ONCE
  useEffect(
    () => (now < days ? whenIdle(() => setDrawn({ week: of, drawn: now + 1 })) : undefined),
    [of, now, days],
  )
  return now
}

/** A week on a desktop: a band for each day with its lanes, the time to the right. */
export const WeekGrid = ({ days, kind, shown, today, dayLink, ...acts }: WeekGridProps) => {
  const tracks = days.flatMap((day) => day.tracks)
  const { box, said, heldId, over, handlers } = useHold({ axis: 'right', tracks, kind, shown, ...acts })
  const drawn = useDrawn(days[0]?.day ?? '', days.length)
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
            const lane = over ? over.track - first : -1
            first += day.tracks.length
            const isOver = lane >= 0 && lane < day.tracks.length
            const holds = day.tracks.some(({ blocks }) => blocks.some(({ id }) => id === heldId))
            return (
              <DayBand
                key={day.day}
                {...day}
                isToday={day.day === today}
                isDrawn={index < drawn}
                shown={shown}
                to={dayLink(day.day)}
                heldId={holds ? heldId : null}
                ghost={isOver && over ? over.ghost : null}
                ghostLane={isOver ? lane : -1}
              />
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
