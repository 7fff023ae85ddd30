import type * as v from 'valibot'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { deletionMail } from '#domain/mail/deletion-mail.ts'
import { endOf, keptUntil, planOfShop, UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import type { warnDeletion } from '#domain/plans/jobs.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { findAccountById } from '#worker/db/accounts.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import type { JobHandler } from './job-handler.ts'
import { sendMail } from './send-mail.ts'

/** Writes to one owner; each has an effect of their own, so an address that refuses mail keeps no other from it. */
export const handle: JobHandler<v.InferOutput<typeof warnDeletion.schema>> = async ({
  env,
  db,
  tenantId,
  key,
  payload: { endedAt, days, reader },
}) => {
  const shop = await visibleRow(db, systemActor({ tenantId }, 'billing'), tenants, tenantId)
  if (!shop || endOf(shop) !== endedAt || planOfShop(shop, new Date().toISOString()) !== 'free') return
  const owner = await findAccountById(env, reader)
  if (!owner) return
  const day = dayInRomania(Date.parse(keptUntil(endedAt)))
    .split('-')
    .reverse()
    .join('.')
  const url = `${publicOrigin(env)}${UPGRADE_PATH}`
  const content = deletionMail({ language: owner.language, shop: shop.nume, days, day, url })
  await sendMail(env, { key: `${tenantId}/${key}`, to: owner.email, content })
}
