import { endOf, type Feature, type PlanId, planAt, planHas } from '#domain/plans/catalogue.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { instantOf } from '#web/data/clock.ts'
import { useAccount, useData, useRow } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'

/** The shop's row, which says what it has bought. undefined while it is read. */
export const useShop = (): Shop | null | undefined => {
  const { writer } = useData()
  return useRow('tenants', writer.actor.tenantId)
}

/** The plan that applies now; null without an account. */
export const usePlan = (): PlanId | null => {
  const me = useAccount()
  const shop = useShop()
  if (me === null) return null
  const bought = shop ? { plan: shop.plan, endsAt: endOf(shop) } : { ...me.shop, endsAt: me.shop.planEndsAt }
  return planAt(bought, instantOf(timeNow()))
}

/** Whether the shop's plan has a feature now. Screens close by it; the commit and the routes check again. */
export const useFeature = (feature: Feature): boolean => planHas(usePlan() ?? 'free', feature)
