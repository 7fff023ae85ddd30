import type { PlanId } from '#domain/plans/catalogue.ts'
import { beyondSeats, takesSeat } from '#domain/team/seats.ts'
import { useLive } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'

/** Who of the team keeps access on a plan with fewer seats, and who does not; nothing where all fit. */
export const WhoStays = ({ plan, className = '' }: { plan: PlanId; className?: string }) => {
  const text = m.plans.page
  const team = useLive((db) => db.rows('members').where('state').anyOf('active', 'invited').toArray()) ?? []
  const paused = beyondSeats(plan, team)
  if (paused.length === 0) return null
  const names = (colleagues: readonly { name: string }[]) => colleagues.map(({ name }) => name).join(', ')
  const stay = team.filter((one) => takesSeat(one) && !paused.includes(one))
  return (
    <div className={`flex flex-col gap-2 text-pretty ${className}`}>
      <p>{text.stay(stay.length, names(stay))}</p>
      <p>{text.paused(names(paused))}</p>
    </div>
  )
}
