import { dayInRomania, instantInRomania } from '#domain/kernel/dates.ts'
import { addDays, monthOf } from '#domain/kernel/days.ts'
import { METERED, type Metered, PACKS, PLAN_IDS, PLANS, type PlanId } from '#domain/plans/catalogue.ts'
import { leftIn, type Pot } from './meter.ts'
import type { Usage, UsagePack } from './schema.ts'

/** The period of an instant, ISO: the first day of its calendar month in Romania. */
export const periodAt = (now: string): string => monthOf(dayInRomania(Date.parse(now))).first

/** When the period of an instant ends and its next allowance begins, ISO. */
export const resetsAt = (now: string): string => {
  const { last } = monthOf(dayInRomania(Date.parse(now)))
  return new Date(instantInRomania(addDays(last, 1), 0)).toISOString()
}

/** The id of a shop's row of a feature and a period: known beforehand, so that the commit finds it. */
export const usageId = (feature: Metered, period: string): string =>
  `00000000-0000-7000-82${(METERED.indexOf(feature) + 1).toString(16).padStart(2, '0')}-0000${period.replaceAll('-', '')}`

type Known = {
  feature: Metered
  plan: PlanId
  /** The row of the present period; null before the first use. */
  month: Pick<Usage, 'reserved' | 'used'> | null
  packs: readonly Pick<
    UsagePack,
    'id' | 'feature' | 'units' | 'reserved' | 'used' | 'bought_at' | 'expires_at'
  >[]
}

const comparePacks = (one: Known['packs'][number], other: Known['packs'][number]): number => {
  if (one.bought_at !== other.bought_at) return one.bought_at < other.bought_at ? -1 : 1
  return one.id < other.id ? -1 : 1
}

/** The pots of a feature at an instant, in the order of their use. */
export const potsOf = ({ feature, plan, month, packs }: Known, now: string): Pot[] => [
  {
    from: 'usage',
    id: usageId(feature, periodAt(now)),
    limit: PLANS[plan].limits.allowance[feature],
    reserved: month?.reserved ?? 0,
    used: month?.used ?? 0,
  },
  ...packs
    .filter((pack) => pack.feature === feature && pack.expires_at > now)
    .sort(comparePacks)
    .map(({ id, units, reserved, used }): Pot => ({ from: 'usage_packs', id, limit: units, reserved, used })),
]

/** What a shop has of a feature, for its screens and for a refusal. */
export type Standing = {
  /** Units of the month and of packs that are not used up or expired. */
  limit: number
  /** Reserved ones included. */
  used: number
  left: number
  /** When the next allowance begins, ISO. */
  resetsAt: string
  /** The cheapest plan with a larger allowance, '' where there is none. */
  plan: PlanId | ''
  /** The smallest pack that the shop can buy. */
  pack: string
}

/** How a shop stands with a feature. */
export const standingOf = (known: Known, now: string): Standing => {
  const pots = potsOf(known, now)
  const allowance = (plan: PlanId) => PLANS[plan].limits.allowance[known.feature]
  return {
    limit: pots.reduce((sum, { limit }) => sum + limit, 0),
    used: pots.reduce((sum, { reserved, used }) => sum + reserved + used, 0),
    left: pots.reduce((sum, pot) => sum + leftIn(pot), 0),
    resetsAt: resetsAt(now),
    plan: PLAN_IDS.find((plan) => allowance(plan) > allowance(known.plan)) ?? '',
    pack: PACKS.find(({ feature }) => feature === known.feature)?.id ?? '',
  }
}
