import { PLAN_IDS, PLANS, type PlanId, UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { isCounted } from './roles.ts'
import type { Member } from './schema.ts'
import { holdsSeat, SEATS } from './states.ts'

/** The seats of a plan (`limits.users`): colleagues at work and invited ones; an accountant's is free. */

type Seated = Pick<Member, 'role' | 'state'>

/** Whether a colleague takes a seat. */
export const takesSeat = ({ role, state }: Seated): boolean => isCounted(role) && holdsSeat(state)

/** The parameters of `limit_reached` where these colleagues are more than the plan has seats; null where they fit. */
export const seatsShort = (plan: PlanId, team: readonly Seated[]) => {
  const seats = (id: PlanId) => PLANS[id].limits.users
  const used = team.filter(takesSeat).length
  if (used <= seats(plan)) return null
  return {
    feature: SEATS,
    used: seats(plan),
    limit: seats(plan),
    resetsAt: '',
    plan: PLAN_IDS.find((id) => seats(id) > seats(plan)) ?? ('' as const),
    pack: '',
    upgrade: UPGRADE_PATH,
  }
}
