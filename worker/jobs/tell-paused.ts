import type * as v from 'valibot'
import type { Content } from '#domain/mail/letter.ts'
import { pausedMail, pausedTeamMail } from '#domain/mail/paused-mail.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { tellPaused } from '#domain/team/jobs.ts'
import { rolesWith } from '#domain/team/permissions.ts'
import { members } from '#domain/team/schema.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { peopleOf } from '#worker/db/people.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { mailProvider } from '#worker/providers/mail/chosen.ts'
import { MAIL_REFUSALS } from '#worker/providers/mail/port.ts'
import { Final, Retry } from './failures.ts'
import type { JobHandler } from './job-handler.ts'

/**
 * Writes to each colleague who is still paused, and to the owners. The key of a mail names its reader, so that a try
 * after a failure tells nobody twice where the provider knows keys.
 */
export const handle: JobHandler<v.InferOutput<typeof tellPaused.schema>> = async ({
  env,
  db,
  tenantId,
  key,
  payload: { memberIds },
}) => {
  const system = systemActor({ tenantId }, 'team')
  const shop = await visibleRow(db, system, tenants, tenantId)
  const rows = await Promise.all(memberIds.map((id) => visibleRow(db, system, members, id)))
  const paused = rows.filter((row) => row?.state === 'deactivated').filter((row) => row !== null)
  if (!shop || paused.length === 0) return
  const [present, former] = await Promise.all([
    peopleOf(env, tenantId),
    peopleOf(env, tenantId, 'deactivated'),
  ])
  const owners = present.filter(({ role }) => rolesWith('subscription').includes(role))
  const provider = await mailProvider(env)
  const send = async (reader: string, to: string, content: Content): Promise<void> => {
    const answer = await provider.send({
      key: `${tenantId}/${key}/${reader}`,
      to,
      fromName: 'ROA AUTO',
      replyTo: '',
      ...content,
    })
    if (answer.kind === 'unsure') throw new Final('no_answer')
    if (answer.kind === 'refused')
      throw MAIL_REFUSALS[answer.reason] === 'later' ? new Retry(answer.reason) : new Final(answer.reason)
  }
  // The directory follows the rows by an effect of its own, which may come later.
  const readers = [...former, ...present].filter(({ id }) => paused.some(({ user_id }) => user_id === id))
  for (const { id, email, language } of readers)
    await send(id, email, pausedMail({ language, shop: shop.nume }))
  const names = paused.map(({ name }) => name)
  const url = `${publicOrigin(env)}/echipa`
  for (const { id, email, language } of owners)
    await send(id, email, pausedTeamMail({ language, shop: shop.nume, names, url }))
}
