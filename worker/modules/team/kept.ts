import { AppError } from '#domain/kernel/errors.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { PROTOCOL_VERSION } from '#domain/sync/protocol.ts'
import type { KeptAnswer, KeptBody } from '#domain/team/keeping.ts'
import { tryAct } from '#worker/acts.ts'
import { findDeparted } from '#worker/db/memberships.ts'
import type { Env } from '#worker/env.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { sessionOf } from '#worker/modules/accounts/refresh-token.ts'
import { attemptKeeping } from '#worker/modules/accounts/throttle.ts'

/**
 * Keeps acts of a person whose access has ended, for the shop's office; each is kept once. The token may be any that was
 * issued for the ended session: nothing is done with the acts until somebody of the office decides. Answers the acts
 * that were refused.
 * @throws AppError `unauthenticated` for a token of another session, `too_many_attempts`
 */
export const keepActs = async (
  env: Env,
  token: string | undefined,
  { mutations }: KeptBody,
): Promise<KeptAnswer> => {
  const sessionId = token && sessionOf(secretsOf(env).SESSION_SECRET, token)
  const departed = sessionId ? await findDeparted(env, sessionId) : null
  if (!sessionId || !departed) throw new AppError('unauthenticated')
  await attemptKeeping(env, sessionId, Date.now())
  const { userId, name, db } = departed
  const actor = systemActor({ tenantId: db.tenantId, userId }, 'team')
  const refused: KeptAnswer['refused'] = []
  for (const { id, version = PROTOCOL_VERSION, at, label, ops } of mutations) {
    const data = { user_id: userId, name, label, at, version, ops: JSON.stringify(ops) }
    const insert = { op: 'insert' as const, collection: 'kept_acts', id, data }
    const { refusal } = await tryAct(env, actor, { key: `kept/${id}`, ops: [insert], label })
    if (refusal) refused.push({ id, code: refusal.code })
  }
  return { refused }
}
