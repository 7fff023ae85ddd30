import { PLAN_IDS, PLANS, type PlanId, UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { isCounted, isOwner } from './roles.ts'
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

/** The seats are filled in this order: the owner, then who works here, then who was invited; the longest here first. */
const inOrder = (a: Ranked, b: Ranked): number =>
  Number(isOwner(b.role)) - Number(isOwner(a.role)) ||
  Number(b.state === 'active') - Number(a.state === 'active') ||
  a.created_at.localeCompare(b.created_at) ||
  a.id.localeCompare(b.id)

type Ranked = Seated & Pick<Member, 'id' | 'created_at'>

/**
 * The colleagues who no longer fit where a shop comes to this plan: the newest ones. An owner who wants others to stay
 * deactivates colleagues before. On Free nobody works on the server, and a shop that returns to a plan finds its team.
 */
export const beyondSeats = <Colleague extends Ranked>(
  plan: PlanId,
  team: readonly Colleague[],
): Colleague[] =>
  plan === 'free' ? [] : team.filter(takesSeat).sort(inOrder).slice(PLANS[plan].limits.users)
