import { useEffect, useState } from 'react'
import { type BusyTime, busy } from '#domain/api/calendar.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { call } from '#web/data/call.ts'
import { useVisibility } from '#web/data/hooks.ts'
import { NetworkError } from '#web/data/network-error.ts'
import type { Period } from '#web/data/workshop/calendar.ts'
import { useOnline } from '#web/ui/use-online.ts'
import { dayClock } from './geometry.ts'
import type { Busy } from './grid/track.ts'

/** A time in minutes of its day, once for each lane that it takes. */
export const busyOf = (times: readonly BusyTime[]): Busy[] =>
  times.flatMap(({ bay_id, mechanic_id, from, to }) => {
    const start = Date.parse(from)
    const day = dayInRomania(start)
    const clock = dayClock(day)
    const span = { day, from: clock.minuteAt(start), to: clock.minuteAt(Date.parse(to) - 60_000) + 1 }
    return [bay_id, mechanic_id].flatMap((lane) => (lane === null ? [] : [{ ...span, lane }]))
  })

const NONE: readonly Busy[] = []

/**
 * When lanes are taken by appointments that this person does not see. Only the server knows: there are none offline, and
 * none for who sees all appointments.
 */
export const useBusy = ({ from, to }: Period): readonly Busy[] => {
  const isAsked = useVisibility('appointments') !== 'all'
  const isOnline = useOnline()
  const [found, setFound] = useState(NONE)
  useEffect(() => {
    if (!isAsked || !isOnline) return
    const asking = new AbortController()
    call(busy, { query: { from, to } }, { signal: asking.signal }).then(
      (answer) => setFound(busyOf(answer.busy)),
      (error: unknown) => {
        if (!asking.signal.aborted && !(error instanceof NetworkError)) throw error
      },
    )
    return () => asking.abort()
  }, [isAsked, isOnline, from, to])
  return isAsked ? found : NONE
}
