import type * as v from 'valibot'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { deletionMail } from '#domain/mail/deletion-mail.ts'
import { endOf, keptUntil, planOfShop, UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import type { warnDeletion } from '#domain/plans/jobs.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { rolesWith } from '#domain/team/permissions.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { peopleOf } from '#worker/db/people.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { mailProvider } from '#worker/providers/mail/chosen.ts'
import { MAIL_REFUSALS } from '#worker/providers/mail/port.ts'
import { Final, Retry } from './failures.ts'
import type { JobHandler } from './job-handler.ts'

/**
 * Writes to each owner. The key of a mail names its person and its step, so that a try after a failure tells nobody
 * twice where the provider knows keys.
 */
export const handle: JobHandler<v.InferOutput<typeof warnDeletion.schema>> = async ({
  env,
  db,
  tenantId,
  key,
  payload: { endedAt, days },
}) => {
  const shop = await visibleRow(db, systemActor({ tenantId }, 'billing'), tenants, tenantId)
  if (!shop || endOf(shop) !== endedAt || planOfShop(shop, new Date().toISOString()) !== 'free') return
  const owners = (await peopleOf(env, tenantId)).filter(({ role }) =>
    rolesWith('subscription').includes(role),
  )
  const provider = await mailProvider(env)
  for (const { id, email, language } of owners) {
    const answer = await provider.send({
      key: `${tenantId}/${key}/${id}`,
      to: email,
      fromName: 'ROA AUTO',
      replyTo: '',
      ...deletionMail({
        language,
        shop: shop.nume,
        days,
        day: dayInRomania(Date.parse(keptUntil(endedAt)))
          .split('-')
          .reverse()
          .join('.'),
        url: `${publicOrigin(env)}${UPGRADE_PATH}`,
      }),
    })
    if (answer.kind === 'unsure') throw new Final('no_answer')
    if (answer.kind === 'refused')
      throw MAIL_REFUSALS[answer.reason] === 'later' ? new Retry(answer.reason) : new Final(answer.reason)
  }
}
