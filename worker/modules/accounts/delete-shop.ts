import { AppError } from '#domain/kernel/errors.ts'
import { isSubscribed } from '#domain/plans/catalogue.ts'
import type { StaffActor } from '#domain/sync/actor.ts'
import { isPermitted } from '#domain/team/permissions.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { closeByOwner } from '#worker/db/deletions.ts'
import { peopleOf } from '#worker/db/people.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import type { Env } from '#worker/env.ts'
import { paymentsOf } from '#worker/providers/payments/chosen.ts'
import { mailTo } from './codes.ts'

/**
 * Ends a shop at its owner's wish: its subscription is cancelled, it is closed at once, and the cron of ended shops
 * deletes it piece by piece, with the accounts of people who are in no other shop. Everybody of the shop gets a mail.
 * @throws AppError `forbidden`, `payments_unavailable` where a subscription cannot be ended: then nothing is closed
 */
export const deleteShop = async (env: Env, db: TenantDb, actor: StaffActor, now: number): Promise<void> => {
  if (!isPermitted(actor, 'deleteShop')) throw new AppError('forbidden')
  const { tenantId } = db
  const at = new Date(now).toISOString()
  const shop = await visibleRow(db, actor, tenants, tenantId)
  if (!shop) throw new AppError('not_found')
  if (isSubscribed(shop, at)) await paymentsOf(env).end(shop.subscription, { isRefunded: false })
  const people = await peopleOf(env, tenantId)
  await closeByOwner(env, tenantId, now)
  await env.TENANT.getByName(tenantId).wipe()
  for (const { id, email, language } of people)
    await mailTo(env, 'shop_deleted', { key: `${tenantId}/${id}`, email, language, about: shop.nume }, now)
}
