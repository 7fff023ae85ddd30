import type { Env, LiveOwner } from '#worker/env.ts'
import { logFault } from '#worker/log.ts'

/**
 * Closes live sockets whose session has ended, or whose user was deactivated or has another role. A tenant's object that does
 * not answer keeps no session alive: its sockets hear no rows once their trust is over (S13).
 */
export const endLive = async (env: Env, tenantId: string, owner: LiveOwner): Promise<void> => {
  await env.TENANT.getByName(tenantId)
    .endLive(owner)
    .catch((error: unknown) => logFault('live_not_ended', error))
}
