import type * as v from 'valibot'
import { inviteMail } from '#domain/mail/invite-mail.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { isOpenInvite, linkRow } from '#domain/team/invites.ts'
import type { sendInvite } from '#domain/team/jobs.ts'
import { ROLE_WORDS } from '#domain/team/role-words.ts'
import { type Member, members } from '#domain/team/schema.ts'
import { findShop, userNames } from '#worker/db/accounts.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { linkFor } from '#worker/pages/links.ts'
import { mailProvider } from '#worker/providers/mail/chosen.ts'
import { MAIL_REFUSALS } from '#worker/providers/mail/port.ts'
import { Final, Retry } from './failures.ts'
import type { Carried, JobHandler } from './job-handler.ts'

type Payload = v.InferOutput<typeof sendInvite.schema>

/** The invite, where this mail of it is the last one and can still be accepted. */
const openInvite = async ({ db, tenantId, payload }: Carried<Payload>) => {
  const row = await visibleRow(db, systemActor({ tenantId }, 'team'), members, payload.memberId)
  return row && isOpenInvite(row, payload.mail, new Date().toISOString()) ? row : null
}

/** Mails an invite. A carrier that dies in between sends it twice: the same link, under the same key. */
export const handle: JobHandler<Payload> = async (carried) => {
  const row = await openInvite(carried)
  if (!row) return
  const { env, db, tenantId, key } = carried
  const [shop, names] = await Promise.all([findShop(db), userNames(env, tenantId)])
  const content = inviteMail({
    shop: shop?.name ?? 'ROA AUTO',
    name: row.name,
    by: names.get(row.invited_by) ?? '',
    role: ROLE_WORDS[row.role],
    url: await linkFor(env, tenantId, 'invite', linkRow(row), row.invite_expires_at ?? ''),
  })
  const provider = await mailProvider(env)
  const answer = await provider.send({
    key: `${tenantId}/${key}`,
    to: row.email,
    fromName: 'ROA AUTO',
    replyTo: '',
    ...content,
  })
  if (answer.kind === 'accepted') return
  if (answer.kind === 'unsure') throw new Retry('no_answer')
  throw MAIL_REFUSALS[answer.reason] === 'later' ? new Retry(answer.reason) : new Final(answer.reason)
}

/** Says on the invite why its mail did not leave. */
export const died = async (carried: Carried<Payload>, code: string): Promise<void> => {
  const row = await openInvite(carried)
  if (row) await carried.act('died', [failed(row, code)])
}

const failed = ({ id, rev: base }: Member, mail_error: string) => ({
  op: 'patch' as const,
  collection: 'members',
  id,
  base,
  data: { mail_error },
})
