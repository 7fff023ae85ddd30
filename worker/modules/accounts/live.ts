import type { EndedSession } from '#worker/db/sessions.ts'
import type { Env, LiveOwner } from '#worker/env.ts'
import { logFault } from '#worker/log.ts'

/** Closes the live sockets of sessions that ended. */
export const endAll = async (env: Env, ended: readonly EndedSession[]): Promise<void> => {
  await Promise.all(ended.map(({ id, tenantId }) => endLive(env, tenantId, { sessionId: id })))
}

/**
 * Closes live sockets of a session that ended, or of a user who was deactivated or has another role (S12.11). A
 * tenant's object that does not answer keeps no session alive: its sockets get no rows once their trust expires.
 */
export const endLive = async (env: Env, tenantId: string, owner: LiveOwner): Promise<void> => {
  await env.TENANT.getByName(tenantId)
    .endLive(owner)
    .catch((error: unknown) => logFault('live_not_ended', error))
}
