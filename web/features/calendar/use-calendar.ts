import { useEffect, useState } from 'react'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import { instantOf } from '#web/data/clock.ts'
import { useActor, useLive } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import { daysOf, type Period, readCalendar, readDays } from '#web/data/workshop/calendar.ts'
import type { View } from './calendar-query.ts'
import { type Block, type Lane, sameWhereEqual } from './grid/blocks.ts'
import { type CarryOver, type Loads, loadsOf, NO_CARRY_OVER, readCarryOver } from './load.ts'
import { blocksOf, lanesOf, readNames } from './make-blocks.ts'
import { openingsOf } from './openings.ts'
import { periodOf } from './period.ts'
import { type Promised, readPromised } from './promised.tsx'

/** What one view of one day shows. Its view and day are those that were read: the page follows them. */
export type Calendar = {
  view: View
  day: string
  period: Period
  /** In the order of their time. */
  blocks: readonly Block[]
  bays: readonly Lane[]
  mechanics: readonly Lane[]
  openingOf: ReturnType<typeof openingsOf>
  loads: Loads
  slot: number
}

const byTime = (a: Block, b: Block): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.from - b.from || (a.id < b.id ? -1 : 1)

/** Keeps a block of the last reading where the new one says the same. */
class KeptBlocks {
  #known: ReadonlyMap<string, Block> = new Map()

  take(blocks: readonly Block[]): Block[] {
    const known = sameWhereEqual(this.#known, blocks)
    this.#known = known
    return [...known.values()].toSorted(byTime)
  }
}

const waits = ({ status, hold_until }: Appointment): boolean => status === 'CERUT' && hold_until !== null

/** The calendar of a view and a day, kept current; undefined during the first read. */
export const useCalendar = (view: View, day: string, now: string): Calendar | undefined => {
  const { tenantId } = useActor()
  const [kept] = useState(() => new KeptBlocks())
  // A request ends by itself: while there are any, the minutes count.
  const [isWaiting, setWaiting] = useState(false)
  const read = useLive(
    async (db) => {
      const period = periodOf(view, day)
      const rows = await readDays(db, period)
      const shop = await readCalendar(db, tenantId)
      const names = await readNames(db, rows, shop.services)
      const at = instantOf(timeNow())
      return {
        calendar: {
          view,
          day,
          period,
          blocks: kept.take(blocksOf(rows, names, at)),
          ...lanesOf(shop),
          openingOf: openingsOf(shop),
          loads: loadsOf(daysOf(period), { ...shop, appointments: rows }, at),
          slot: shop.settings.slot_minutes,
        },
        isWaiting: rows.some(waits),
      }
    },
    [view, day, tenantId, isWaiting && now],
  )
  useEffect(() => setWaiting(read?.isWaiting ?? false), [read])
  return read?.calendar
}

const NONE: ReadonlyMap<string, Promised[]> = new Map()

/** What is promised in a period, by day. */
export const usePromised = ({ from, to }: Period): ReadonlyMap<string, readonly Promised[]> =>
  useLive((db) => readPromised(db, from, to), [from, to]) ?? NONE

/** What orders in work leave to do, where today is in view. */
export const useCarryOver = (isToday: boolean): CarryOver =>
  useLive((db) => (isToday ? readCarryOver(db) : Promise.resolve(NO_CARRY_OVER)), [isToday]) ?? NO_CARRY_OVER
