import type * as v from 'valibot'
import { pausedMail, pausedTeamMail } from '#domain/mail/paused-mail.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { tellPaused } from '#domain/team/jobs.ts'
import { members } from '#domain/team/schema.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { findAccountById } from '#worker/db/accounts.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import type { JobHandler } from './job-handler.ts'
import { sendMail } from './send-mail.ts'

/**
 * Writes to one reader: a colleague who is still paused, or an owner, about those who are. Each has an effect of their
 * own, so an address that refuses mail keeps no other from it.
 */
export const handle: JobHandler<v.InferOutput<typeof tellPaused.schema>> = async ({
  env,
  db,
  tenantId,
  key,
  payload: { memberIds, readerId },
}) => {
  const system = systemActor({ tenantId }, 'team')
  const row = (id: string) => visibleRow(db, system, members, id)
  const [shop, reader, rows] = await Promise.all([
    visibleRow(db, system, tenants, tenantId),
    row(readerId),
    Promise.all(memberIds.map(row)),
  ])
  const paused = rows.filter((one) => one !== null).filter(({ state }) => state === 'deactivated')
  const isOwn = memberIds.includes(readerId)
  if (!shop || !reader || paused.length === 0 || (isOwn && reader.state !== 'deactivated')) return
  const account = await findAccountById(env, reader.user_id)
  if (!account) return
  const { language, email: to } = account
  const about = { language, shop: shop.nume }
  const content = isOwn
    ? pausedMail(about)
    : pausedTeamMail({
        ...about,
        names: paused.map(({ name }) => name),
        url: `${publicOrigin(env)}/echipa`,
      })
  await sendMail(env, { key: `${tenantId}/${key}`, to, content })
}
