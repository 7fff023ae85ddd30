import { foundShop, type NewShop } from '#domain/workshop/shop/found-shop.ts'
import { startHistory } from '#worker/db/commit-store.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { Committer } from './committer.ts'
import { asSent } from './push.ts'

/** The server itself, among a tenant's clients. */
export const SYSTEM_CLIENT = '00000000-0000-7000-8000-000000000000'

/** Founds a shop: epoch, its row, catalogues. May be repeated. `now` in milliseconds. */
export const initialise = async (
  db: TenantDb,
  committer: Committer,
  shop: NewShop & { userId: string },
  now: number,
): Promise<void> => {
  await startHistory(db, crypto.randomUUID().slice(0, 8))
  const mutation = {
    // One shop is founded once.
    id: shop.tenantId,
    at: new Date(now).toISOString(),
    label: 'Deschiderea contului',
    ops: foundShop(shop, now),
  }
  // A repeat differs in time and is refused as `act_reused`: the shop is there already.
  await committer.submit({
    actor: { tenantId: shop.tenantId, userId: shop.userId, role: 'system' },
    clientId: SYSTEM_CLIENT,
    epoch: null,
    mutations: [asSent(mutation)],
  })
}
