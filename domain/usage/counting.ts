import { type Metered, type PlanId, planOfShop, UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import type { View } from '#domain/sync/collection.ts'
import { readTogether } from '#domain/sync/read-together.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import type { Held, Part } from './held.ts'
import { split, take, unitsIn } from './meter.ts'
import { usage, usagePacks } from './schema.ts'
import { periodAt, potsOf, type Standing, standingOf, usageId } from './standing.ts'
import { tellNear } from './tell-near.ts'

/**
 * Reserving, settling and releasing within a commit. The row that uses the units keeps what it holds (`Held`, as JSON),
 * so that it can neither settle nor release twice; it also says until when, and ends what nobody settled. Only the
 * server counts: on a device nothing is known of what others use.
 */

type Refused = { refused: Standing & { feature: Metered } }

/** The plan that applies now; without a row of the shop the free one. */
export const planOf = (view: View): PlanId => {
  const shop = view.get(tenants, view.actor.tenantId)
  return shop ? planOfShop(shop, view.now) : 'free'
}

/** Rows that `reserve` reads, for `readTogether`. */
export const readsOf = (view: View, feature: Metered): (() => unknown)[] => [
  () => view.get(tenants, view.actor.tenantId),
  () => view.get(usage, usageId(feature, periodAt(view.now))),
  () => view.children(usagePacks, 'feature', feature),
]

/** What the counts of a feature say now. */
const knownOf = (view: View, feature: Metered) => {
  readTogether(...readsOf(view, feature))
  return {
    feature,
    plan: planOf(view),
    month: view.get(usage, usageId(feature, periodAt(view.now))),
    packs: view.children(usagePacks, 'feature', feature),
  }
}

/**
 * Refuses an act that is going to use units where too few are left. It takes none: what uses them reserves them.
 * @throws AppError `limit_reached`
 */
export const requireUnits = (view: View, feature: Metered, units: number): void => {
  const standing = standingOf(knownOf(view, feature), view.now)
  if (standing.left < units) view.reject('limit_reached', { params: shortOf({ feature, ...standing }) })
}

/** Reserves units, all or none. Nothing found means no. */
export const reserve = (view: View, feature: Metered, units: number): Held | Refused => {
  const period = periodAt(view.now)
  const id = usageId(feature, period)
  const known = knownOf(view, feature)
  const parts = take(potsOf(known, view.now), units)
  if (unitsIn(parts) < units) return { refused: { feature, ...standingOf(known, view.now) } }
  if (known.month === null && parts.some(({ from }) => from === 'usage'))
    view.make(usage, id, { feature, period })
  count(view, parts, { reserved: 1 })
  const { used: from, limit } = standingOf(known, view.now)
  tellNear(view, { feature, period, target: { collection: 'usage', id } }, { from, to: from + units, limit })
  return { state: 'reserved', parts }
}

/** What `limit_reached` says of a refused reservation. */
export const shortOf = ({ feature, used, limit, plan, pack, resetsAt }: Refused['refused']) => ({
  feature,
  used,
  limit,
  plan,
  pack,
  resetsAt,
  upgrade: UPGRADE_PATH,
})

/**
 * Uses units at once, for what can neither fail nor be taken back.
 * @throws AppError `limit_reached`
 */
export const use = (view: View, feature: Metered, units: number): void => {
  const got = reserve(view, feature, units)
  if ('refused' in got) view.reject('limit_reached', { params: shortOf(got.refused) })
  else settle(view, got, units)
}

/** Charges the units that were really used, out of what was reserved, and gives back the others. */
export const settle = (view: View, held: Held, units: number): Held => {
  if (held.state === 'charged') return held
  const [charged, rest] = split(held.parts, units)
  count(view, charged, { reserved: -1, used: 1 })
  count(view, rest, { reserved: -1 })
  return { state: 'charged', parts: charged }
}

/** Gives back units, whether they were charged yet or not. */
export const release = (view: View, { state, parts }: Held): void =>
  count(view, parts, state === 'reserved' ? { reserved: -1 } : { used: -1 })

/** Adds the units of parts to the counts of their rows, times a sign. A row that is gone has nothing to count. */
const count = (
  view: View,
  parts: readonly Part[],
  { reserved = 0, used = 0 }: { reserved?: 0 | 1 | -1; used?: 0 | 1 | -1 },
): void => {
  const rowOf = ({ from, id }: Part) => (from === 'usage' ? view.get(usage, id) : view.get(usagePacks, id))
  readTogether(...parts.map((part) => () => rowOf(part)))
  for (const part of parts) {
    const row = rowOf(part)
    if (!row) continue
    const values = { reserved: row.reserved + reserved * part.units, used: row.used + used * part.units }
    if (part.from === 'usage') view.derive(usage, part.id, values)
    else view.derive(usagePacks, part.id, values)
  }
}
