import { memo, useMemo } from 'react'
import { monthOf } from '#domain/kernel/days.ts'
import { groupBy } from '#domain/kernel/group-by.ts'
import { daysOf } from '#web/data/workshop/calendar.ts'
import { m } from '#web/i18n/messages.ts'
import { withQuery } from '#web/listing/query.ts'
import { Paper } from '#web/ui/paper.tsx'
import { useDesk } from '#web/ui/use-media.ts'
import { CALENDAR, type CalendarQuery } from './calendar-query.ts'
import { DayGrid } from './day/day-grid.tsx'
import { DayList } from './day/day-list.tsx'
import { dayClock, hoursShown, type Span } from './geometry.ts'
import type { Block, LaneKind } from './grid/blocks.ts'
import { type Track, tracksOf } from './grid/track.ts'
import { Agenda } from './list/agenda.tsx'
import { ListView } from './list/list-view.tsx'
import { dayLoad, NO_CARRY_OVER, trackLoad } from './load.ts'
import { MonthGrid } from './month/month-grid.tsx'
import { type Promised, PromisedStrip } from './promised.tsx'
import type { RequestsRead } from './requests.tsx'
import { TakenSheet } from './taken-sheet.tsx'
import { useBusy } from './use-busy.ts'
import { type Calendar, useCarryOver, usePromised } from './use-calendar.ts'
import { openBlock, useGridActs } from './use-grid-acts.ts'
import { WeekGrid } from './week/week-grid.tsx'

/** The hours of a shop that is closed on all days in view. */
const USUAL: Span = { from: 8 * 60, to: 18 * 60 }

/** The minute of now on days that are over, and on days to come. */
const OVER = 10_000
const AHEAD = -1

type CalendarViewProps = {
  calendar: Calendar
  query: CalendarQuery
  today: string
  /** The instant of now (ISO). */
  now: string
  requests: RequestsRead
  change: (change: Partial<CalendarQuery>) => void
}

/** What the shop has in view, in the form that the window has room for. */
export const CalendarView = memo(({ calendar, query, today, now, requests, change }: CalendarViewProps) => {
  const { view, day, period } = calendar
  const desk = useDesk()
  const kind: LaneKind = query.by === 'posturi' ? 'bays' : 'mechanics'
  const promised = usePromised(period)
  const busy = useBusy(period)
  const carryOver = useCarryOver(period.from <= today && today <= period.to)
  const carriedTo = (one: string) => (one === today ? carryOver : NO_CARRY_OVER)
  const days = useMemo(() => daysOf(period), [period])
  const active = useMemo(
    () => calendar.blocks.filter(({ look }) => look !== 'ANULAT' && look !== 'RESPINS'),
    [calendar.blocks],
  )
  const byDay = useMemo(() => groupBy(active, (block) => block.day), [active])
  const tracks = useMemo(
    () =>
      new Map(
        days.map((one) => [
          one,
          tracksOf(
            one,
            {
              lanes: calendar[kind],
              kind,
              blocks: byDay.get(one) ?? [],
              busy,
              openingOf: (laneId) => calendar.openingOf(one, kind, laneId),
            },
            m.calendar.without[kind],
          ),
        ]),
      ),
    [days, byDay, calendar, kind, busy],
  )
  const acts = useGridActs(kind, calendar.slot)
  const nowOn = (one: string): number =>
    one === today ? dayClock(today).minuteAt(Date.parse(now)) : one < today ? OVER : AHEAD
  const dayLink = (to: string): string =>
    `?${withQuery(CALENDAR, new URLSearchParams(), { ...query, view: 'zi', day: to === today ? null : to })}`
  const about = (one: string) => {
    const all = tracks.get(one) ?? []
    return {
      day: one,
      blocks: byDay.get(one) ?? NO_BLOCKS,
      load: dayLoad(one, kind, calendar.loads, carriedTo(one)),
      isClosed: all.every(({ open }) => open.length === 0),
      reason: all.find(({ open, reason }) => open.length === 0 && reason)?.reason ?? '',
      promised: promised.get(one)?.length ?? 0,
      now: nowOn(one),
    }
  }
  const lanesShown = (all: readonly Track[]): readonly Track[] =>
    all.every(({ open, blocks }) => open.length === 0 && blocks.length === 0) ? NO_TRACKS : all

  const content = () => {
    if (view === 'luna') {
      const { first, last } = monthOf(day)
      const cells = days.map((one) => ({
        ...about(one),
        isOfMonth: one >= first && one <= last,
        asked: (byDay.get(one) ?? []).filter(({ look }) => look === 'CERUT').length,
      }))
      return <MonthGrid days={cells} {...{ today, dayLink }} />
    }
    if (view === 'lista') {
      return (
        <ListView
          days={days.map(about)}
          blocks={calendar.blocks}
          onOpen={openBlock}
          onShow={(show) => change({ show })}
          {...{ query, requests, today, laneName, dayLink }}
        />
      )
    }
    if (view === 'saptamana') {
      if (!desk) return <Agenda days={days.map(about)} {...{ today, dayLink, laneName, onOpen: openBlock }} />
      const all = days.flatMap((one) => tracks.get(one) ?? [])
      return (
        <WeekGrid
          days={days.map((one) => ({ ...about(one), tracks: lanesShown(tracks.get(one) ?? []) }))}
          shown={shownOf(all)}
          {...{ kind, today, dayLink }}
          {...acts}
        />
      )
    }
    const ofDay = tracks.get(day) ?? []
    const nowMinute = nowOn(day)
    return desk ? (
      <DayGrid
        tracks={ofDay}
        shown={shownOf(ofDay)}
        now={nowMinute}
        loadOf={(track) => trackLoad(track, kind, calendar.loads, carriedTo(day))}
        kind={kind}
        {...acts}
      />
    ) : (
      <DayList tracks={ofDay} now={nowMinute} load={about(day).load} {...acts} />
    )
  }
  const laneName = (block: Block): string =>
    [...calendar.bays, ...calendar.mechanics]
      .filter(({ id }) => id === block.bay || id === block.mechanic)
      .map(({ name }) => name)
      .join(', ')
  return (
    <>
      {view === 'zi' && <PromisedStrip promised={promised.get(day) ?? NO_PROMISES} />}
      <Paper className="-mx-4 overflow-clip desk:mx-0">{content()}</Paper>
      <TakenSheet taken={acts.taken} laneName={laneName} onPick={acts.onMove} onClose={acts.closeTaken} />
    </>
  )
})

const NO_TRACKS: readonly Track[] = []
const NO_BLOCKS: readonly Block[] = []
const NO_PROMISES: readonly Promised[] = []

const shownOf = (tracks: readonly Track[]): Span =>
  hoursShown(
    tracks.flatMap(({ open }) => open),
    tracks.flatMap(({ blocks }) => blocks),
    USUAL,
  )
