import { type Level, METERED, type Metered, PLANS } from '#domain/plans/catalogue.ts'
import { takesSeat } from '#domain/team/seats.ts'
import { periodAt, standingOf, usageId } from '#domain/usage/standing.ts'
import { instantOf } from '#web/data/clock.ts'
import { useLive } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import { usePlan } from '#web/plans/use-plan.ts'

/** How much of a limit is used. `resetsAt` is when the next period begins, ISO; null for a limit without periods. */
export type Usage = { name: Metered | Level; used: number; limit: number; resetsAt: string | null }

/** All limits of the shop. undefined while they are read. */
export const useUsages = (): Usage[] | undefined => {
  const plan = usePlan() ?? 'free'
  return useLive(
    async (db) => {
      const now = instantOf(timeNow())
      const [packs, team, months] = await Promise.all([
        db.rows('usage_packs').toArray(),
        db.rows('members').toArray(),
        db.rows('usage').bulkGet(METERED.map((feature) => usageId(feature, periodAt(now)))),
      ])
      let stored = 0
      await db.rows('photos').each(({ uploaded_at, size }) => {
        if (uploaded_at !== null) stored += size
      })
      const { users, storage } = PLANS[plan].limits
      return [
        ...METERED.map((feature, index) => {
          const { used, limit, resetsAt } = standingOf(
            { feature, plan, month: months[index] ?? null, packs },
            now,
          )
          return { name: feature, used, limit, resetsAt }
        }),
        { name: 'users' as const, used: team.filter(takesSeat).length, limit: users, resetsAt: null },
        { name: 'storage' as const, used: stored, limit: storage, resetsAt: null },
      ]
    },
    [plan],
  )
}
