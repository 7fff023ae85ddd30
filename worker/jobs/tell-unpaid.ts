import type * as v from 'valibot'
import { dayInRomania, formatDayShort } from '#domain/kernel/dates.ts'
import { unpaidMail } from '#domain/mail/unpaid-mail.ts'
import { endOf, PLANS, UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import type { tellUnpaid } from '#domain/plans/jobs.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import type { JobHandler } from './job-handler.ts'
import { mailOwners } from './mail-owners.ts'

/** Writes to the owners, unless the shop has paid or cancelled since, or the step is over. */
export const handle: JobHandler<v.InferOutput<typeof tellUnpaid.schema>> = async ({
  env,
  db,
  tenantId,
  key,
  payload: { until, step },
}) => {
  const shop = await visibleRow(db, systemActor({ tenantId }, 'billing'), tenants, tenantId)
  const ends = shop && endOf(shop)
  if (!shop || !ends || shop.plan_until !== until || shop.cancel_at !== null) return
  if (step !== 'ended' && ends <= new Date().toISOString()) return
  await mailOwners(env, tenantId, key, (language) =>
    unpaidMail({
      language,
      step,
      shop: shop.nume,
      plan: PLANS[shop.plan].name,
      day: formatDayShort(dayInRomania(Date.parse(ends))),
      url: `${publicOrigin(env)}${UPGRADE_PATH}`,
    }),
  )
}
