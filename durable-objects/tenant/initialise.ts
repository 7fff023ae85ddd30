import { AppError } from '#domain/kernel/errors.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { foundAgain, foundShop, type NewShop } from '#domain/workshop/shop/found-shop.ts'
import { startHistory } from '#worker/db/commit-store.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { Committer } from './committer.ts'
import { asSent } from './push.ts'

/** The server itself, among a tenant's clients. */
export const SYSTEM_CLIENT = '00000000-0000-7000-8000-000000000000'

/**
 * Founds a shop: epoch, its row, catalogues. Repeated, after a registration that broke off, it is what was typed last. `now`
 * in milliseconds.
 */
export const initialise = async (
  db: TenantDb,
  committer: Committer,
  shop: NewShop & { userId: string },
  now: number,
): Promise<void> => {
  await startHistory(db, crypto.randomUUID().slice(0, 8))
  const act = async (id: string, ops: Op[]) => {
    const { outcome } = await committer.submit({
      actor: { tenantId: shop.tenantId, userId: shop.userId, role: 'system' },
      clientId: SYSTEM_CLIENT,
      epoch: null,
      mutations: [asSent({ id, at: new Date(now).toISOString(), label: 'Deschiderea contului', ops })],
    })
    const result = outcome.refused === null ? outcome.results[0] : undefined
    if (!result) throw new Error('a founding went without an outcome')
    return result
  }
  // One shop is founded once, so its id is the act's; a repeat differs in time.
  const founded = await act(shop.tenantId, foundShop(shop, now))
  if (founded.status !== 'rejected') return
  if (founded.code !== 'act_reused') throw new AppError(founded.code)
  await act(crypto.randomUUID(), [foundAgain(shop, now)])
}
