import { Hono } from 'hono'
import { AppError } from '#domain/kernel/errors.ts'
import { UUID } from '#domain/kernel/ids.ts'
import {
  type ChangesAnswer,
  type HistoryAnswer,
  LIMITS,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  type PushAnswer,
  parseCursor,
  parseVersion,
  pushSchema,
} from '#domain/sync/protocol.ts'
import { isUnderstood, rowsFor } from '#domain/sync/shapes.ts'
import { userNames } from '#worker/db/accounts.ts'
import { readChanges } from '#worker/db/changes.ts'
import { fullLoad, parseResume } from '#worker/db/full-load.ts'
import { readHistory } from '#worker/db/history.ts'
import { findSession } from '#worker/db/sessions.ts'
import { ACTOR_HEADER, CLIENT_HEADER, SESSION_HEADER } from '#worker/env.ts'
import { limitBody } from '#worker/http/body-limit.ts'
import type { SessionEnv } from '#worker/http/context.ts'
import { validated } from '#worker/http/validated.ts'
import { endLive } from '#worker/modules/accounts/live.ts'
import { linesStream } from './lines-stream.ts'

/** With the version in which the device speaks. */
type SyncEnv = SessionEnv & { Variables: { protocol: number } }

/** The sync API (docs/api.md). Writes go to the tenant's object, reads to D1. */
export const syncRoutes = new Hono<SyncEnv>()

/**
 * S17: this version and the one before are understood. An older app has to be loaded again; a newer one meets a deployment
 * that was taken back, and waits for its server.
 */
syncRoutes.use(async (c, next) => {
  const version = parseVersion(c.req.header(PROTOCOL_HEADER) ?? String(PROTOCOL_VERSION))
  if (version !== null && version > PROTOCOL_VERSION)
    throw new AppError('server_outdated', { params: { retryAfter: 60 } })
  if (version === null || !isUnderstood(version)) throw new AppError('client_outdated')
  c.set('protocol', version)
  await next()
})

syncRoutes.post('/push', limitBody(LIMITS.pushBytes), validated(pushSchema), async (c) => {
  const actor = c.get('actor')
  const body = c.req.valid('json')
  const reply = await c.env.TENANT.getByName(actor.tenantId).push(actor, JSON.stringify(body))
  if (!reply.ok) throw new AppError(reply.code, reply)
  if (c.get('protocol') === PROTOCOL_VERSION)
    return c.body(reply.answer, 200, { 'content-type': 'application/json' })
  const answer = JSON.parse(reply.answer) as PushAnswer
  return c.json({ ...answer, rows: rowsFor(c.get('protocol'), answer.rows) } satisfies PushAnswer)
})

syncRoutes.get('/changes', async (c) => {
  const since = parseCursor(c.req.query('since') || '0')
  const limit = Number(c.req.query('limit') ?? LIMITS.changesPage)
  if (!since || !Number.isInteger(limit) || limit < 1) {
    throw new AppError('invalid_input', {
      issues: [{ path: since ? 'limit' : 'since', code: 'invalid' }],
    })
  }
  const page = await readChanges(c.get('db'), c.get('actor'), since, Math.min(limit, LIMITS.changesPage))
  return c.json({ ...page, rows: rowsFor(c.get('protocol'), page.rows) } satisfies ChangesAnswer)
})

syncRoutes.get('/full', async (c) => {
  const text = c.req.query('resume')
  const resume = text ? parseResume(text) : null
  if (text && !resume) throw new AppError('invalid_input', { issues: [{ path: 'resume', code: 'invalid' }] })
  return new Response(await linesStream(fullLoad(c.get('db'), c.get('actor'), resume, c.get('protocol'))), {
    // Cloudflare compresses text/plain, and does not compress application/x-ndjson.
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
})

syncRoutes.get('/history/:collection/:id', async (c) => {
  const { collection, id } = c.req.param()
  const before = Number(c.req.query('before') ?? Number.MAX_SAFE_INTEGER)
  if (!Number.isSafeInteger(before)) {
    throw new AppError('invalid_input', { issues: [{ path: 'before', code: 'invalid' }] })
  }
  const actor = c.get('actor')
  const names = await userNames(c.env, actor.tenantId)
  const acts = await readHistory(
    c.get('db'),
    actor,
    { collection, id, before },
    (userId) => names.get(userId) ?? '',
  )
  return c.json({ acts } satisfies HistoryAnswer)
})

syncRoutes.get('/live', async (c) => {
  if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') {
    throw new AppError('invalid_input', { issues: [{ path: 'upgrade', code: 'invalid' }] })
  }
  const actor = c.get('actor')
  // A browser sets no headers here. Who does not say is told where the head is, and asks.
  const protocol = c.req.query('protocol') ?? ''
  const client = c.req.query('client') ?? ''
  const { userName: _, ...who } = actor
  const { id: userId, sessionId } = c.get('user')
  // A request of our own: nothing that came from outside reaches the object.
  const answer = await c.env.TENANT.getByName(actor.tenantId).fetch('https://tenant/live', {
    headers: {
      upgrade: 'websocket',
      [ACTOR_HEADER]: JSON.stringify(who),
      [PROTOCOL_HEADER]: String(parseVersion(protocol) ?? 0),
      [CLIENT_HEADER]: UUID.test(client) ? client : '',
      [SESSION_HEADER]: sessionId,
    },
  })
  // What ended while the socket was being opened has closed only those that were there.
  const claims = { userId, tenantId: actor.tenantId, sessionId }
  const still = await findSession(c.env, claims, new Date().toISOString())
  if (still?.role !== actor.role) await endLive(c.env, actor.tenantId, { sessionId })
  return answer
})
