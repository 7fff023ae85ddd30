import type { AppDatabase } from '#web/data/database.ts'

/** A payment has arrived once the shop's rows show its changes. */

/** Kept for the tab while it is on the provider's page. */
const KEY = 'roa.bought'

/** What payments alone change; the customer and the address of an invoice are written before one. */
export const boughtOf = async (db: AppDatabase, tenantId: string): Promise<string> => {
  const [shop, payments] = await Promise.all([
    db.rows('tenants').get(tenantId),
    db.rows('plan_payments').count(),
  ])
  return JSON.stringify([shop?.plan, shop?.subscription, shop?.plan_until, payments])
}

/** Remembers what the shop has before a payment. */
export const keepBought = (bought: string): void => sessionStorage.setItem(KEY, bought)

/** What the shop had before the last payment in this tab; null where there was none. */
export const keptBought = (): string | null => sessionStorage.getItem(KEY)

/** What the screen says about a payment; null for nothing. */
export type News = 'arrived' | 'waiting' | 'failed' | 'aborted' | null

/**
 * What the screen says after the provider led back with an outcome: `gata`, `esuat`, `renuntat`. `before` is what the
 * shop had before the payment, null in a tab that has paid nothing; `now` is undefined until it is read.
 */
export const newsOf = (outcome: string | null, before: string | null, now: string | undefined): News => {
  if (outcome === 'esuat') return 'failed'
  if (outcome === 'renuntat') return 'aborted'
  if (outcome !== 'gata' || before === null) return null
  return now !== undefined && now !== before ? 'arrived' : 'waiting'
}
