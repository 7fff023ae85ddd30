import { createMiddleware } from 'hono/factory'
import { AppError } from '#domain/kernel/errors.ts'
import { DATA_HEADER, dataName, LIVE_PROTOCOL } from '#domain/sync/protocol.ts'
import { planInForce } from '#worker/db/accounts.ts'
import { findSession } from '#worker/db/sessions.ts'
import { staffOf } from '#worker/db/staff.ts'
import { tenantDb } from '#worker/db/tenant-db.ts'
import { verifyAccessToken } from './access-token.ts'
import type { SessionEnv } from './context.ts'
import { noteShard, planAhead } from './plan-ahead.ts'
import { secretsOf } from './secrets.ts'

/**
 * Finds the actor. The token is only a name; user, session and shard are read in one query each time, so that a
 * deactivation, a new role or a revoked session takes effect at once. The tenant always comes from here. `asksPlan`: the
 * plan of the shop is read beside that, for `planGate`.
 * @throws AppError `unauthenticated`
 */
export const session = (asksPlan: boolean) =>
  createMiddleware<SessionEnv>(async (c, next) => {
    const token = bearerOf(c.req.raw.headers)
    const now = Date.now()
    const at = new Date(now).toISOString()
    const claims = token && (await verifyAccessToken(secretsOf(c.env).SESSION_SECRET, token, now))
    const ahead = asksPlan && claims ? planAhead(c.env, claims.tenantId, at) : null
    const found = claims && (await findSession(c.env, claims, at))
    // A device with the data of two users, or of two shops, must never send one's data as the other's.
    const named = c.req.header(DATA_HEADER)
    if (!found || (named !== undefined && named !== dataName(found.tenantId, found.userId)))
      throw new AppError('unauthenticated')
    const { tenantId, userId, sessionId, shard, role, name, email, authenticatedAt } = found
    const db = tenantDb(c.env, tenantId, shard)
    noteShard(tenantId, shard)
    const [actor, plan] = await Promise.all([
      staffOf(db, { userId, userName: name }, role),
      ahead?.shard === shard ? ahead.plan : null,
    ])
    c.set('actor', actor)
    c.set('plan', plan ?? (asksPlan ? await planInForce(db, at) : null))
    c.set('db', db)
    c.set('user', { id: userId, name, email, role, sessionId, authenticatedAt })
    await next()
  })

/** The token of a request. A browser cannot set headers on a WebSocket, so there it comes as a second sub-protocol. */
const bearerOf = (headers: Headers): string | null => {
  const bearer = /^Bearer ([\w.-]+)$/i.exec(headers.get('authorization') ?? '')
  if (bearer) return bearer[1] ?? null
  if (headers.get('upgrade')?.toLowerCase() !== 'websocket') return null
  const protocols = (headers.get('sec-websocket-protocol') ?? '').split(',').map((name) => name.trim())
  if (!protocols.includes(LIVE_PROTOCOL)) return null
  return protocols.find((name) => name.startsWith('bearer.'))?.slice('bearer.'.length) ?? null
}
