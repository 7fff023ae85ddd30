import type * as v from 'valibot'
import { dayInRomania, formatDayShort } from '#domain/kernel/dates.ts'
import { DAY } from '#domain/kernel/days.ts'
import { unpaidMail } from '#domain/mail/unpaid-mail.ts'
import { endOf, PLANS, UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import type { tellUnpaid, UnpaidStep } from '#domain/plans/jobs.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import type { JobHandler } from './job-handler.ts'
import { mailOwners } from './mail-owners.ts'

/** Whether a step is the word for now: the end may have moved since it was caused. */
const isDue = (step: UnpaidStep, ends: string, now: number): boolean => {
  const left = Date.parse(ends) - now
  if (step === 'ended') return left <= 0
  return left > 0 && (step === 'failed' || left <= DAY)
}

/** Writes to the owners, unless the shop has paid or cancelled since, or the step is over or to come. */
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
  if (!isDue(step, ends, Date.now())) return
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
