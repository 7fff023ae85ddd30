import { liveQuery } from 'dexie'
import { endOf } from '#domain/plans/catalogue.ts'
import { roleOfAccess } from '#domain/sync/visibility.ts'
import type { Me } from '#domain/team/account.ts'
import { type AppDatabase, getMeta } from './database.ts'

type Asking = {
  /** The person and the shop as the present lease was given for them; null while somebody else is logged in. */
  held: () => Me | null
  renew: () => Promise<void>
}

/**
 * Asks for another lease where the server's rows name another role (S12.9), or another plan or end of it (S13.7), than
 * the present one was given for. What was answered is not asked again. Returns a function that ends it.
 */
export const renewByRows = (db: AppDatabase, tenantId: string, { held, renew }: Asking): (() => void) => {
  let asked = ''
  const rows = liveQuery(async () => {
    const [access, shop] = await Promise.all([
      getMeta<string>(db, 'access'),
      db.rows('tenants').get(tenantId),
    ])
    return { role: access && roleOfAccess(access), plan: shop && { id: shop.plan, ends: endOf(shop) } }
  }).subscribe(({ role, plan }) => {
    const me = held()
    if (!me) return
    const isOtherRole = role && role !== me.user.role
    const isOtherPlan = plan && (plan.id !== me.shop.plan || plan.ends !== me.shop.planEndsAt)
    const said = JSON.stringify([role, plan])
    if (!(isOtherRole || isOtherPlan) || said === asked) return
    asked = said
    void renew().catch(() => {
      asked = ''
    })
  })
  return () => rows.unsubscribe()
}
