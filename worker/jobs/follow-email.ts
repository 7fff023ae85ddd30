import type * as v from 'valibot'
import { systemActor } from '#domain/sync/actor.ts'
import type { followEmail } from '#domain/team/account-jobs.ts'
import { members } from '#domain/team/schema.ts'
import { tryAct } from '#worker/acts.ts'
import { findAccountById } from '#worker/db/accounts.ts'
import { memberRows } from '#worker/db/memberships.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import type { JobHandler } from './job-handler.ts'

/**
 * Writes the address that the account has by now. A shop in which another row has this address keeps the old one: an
 * address has one row there.
 */
export const handle: JobHandler<v.InferOutput<typeof followEmail.schema>> = async ({
  env,
  payload: { userId },
}) => {
  const account = await findAccountById(env, userId)
  if (!account) return
  const { email } = account
  for (const { db, id } of await memberRows(env, userId)) {
    const { tenantId } = db
    const actor = systemActor({ tenantId, userId }, 'team')
    const row = await visibleRow(db, actor, members, id)
    if (!row || row.email === email) continue
    await tryAct(env, actor, {
      key: `accounts.email/${id}/${crypto.randomUUID()}`,
      ops: [{ op: 'patch', collection: members.name, id, base: row.rev, data: { email } }],
    })
  }
}
