import { PLANS } from '#domain/plans/catalogue.ts'
import type { Rules } from '#domain/sync/collection.ts'
import { planOf, shortOf } from './counting.ts'
import { type usage, usagePacks } from './schema.ts'
import { standingOf } from './standing.ts'
import { tellNear } from './tell-near.ts'

/**
 * Units of what has no row of its own, such as a PDF: the server writes how many it adds, or takes back (`adds`), and
 * the commit counts them.
 */
export const usageRules: Rules<typeof usage> = {
  change({ before, after }, view) {
    const { adds, feature, period } = after
    after.adds = 0
    if (adds === 0) return
    const known = before?.used ?? 0
    after.used = Math.max(0, known + adds)
    const plan = planOf(view)
    const limit = PLANS[plan].limits.allowance[feature]
    if (adds > 0 && after.used + after.reserved > limit) {
      const packs = view.children(usagePacks, 'feature', feature)
      const standing = standingOf({ feature, plan, month: before, packs }, view.now)
      view.reject('limit_reached', { params: shortOf({ feature, ...standing }) })
    }
    const target = { collection: 'usage', id: after.id }
    tellNear(view, { feature, period, target }, { from: known, to: after.used, limit })
  },
}
