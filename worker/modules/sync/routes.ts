import { Hono } from 'hono'
import { AppError } from '#domain/kernel/errors.ts'
import {
  type HistoryAnswer,
  LIMITS,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  parseCursor,
  pushSchema,
} from '#domain/sync/protocol.ts'
import { userNames } from '#worker/db/accounts.ts'
import { readChanges } from '#worker/db/changes.ts'
import { fullLoad, parseResume } from '#worker/db/full-load.ts'
import { readHistory } from '#worker/db/history.ts'
import { ACTOR_HEADER } from '#worker/env.ts'
import { limitBody } from '#worker/http/body-limit.ts'
import type { SessionEnv } from '#worker/http/context.ts'
import { validated } from '#worker/http/validated.ts'
import { linesStream } from './lines-stream.ts'

/** The sync API (docs/api.md). Writes go to the tenant's object, reads to D1. */
export const syncRoutes = new Hono<SessionEnv>()

/** S17: this version and the one before are understood. */
syncRoutes.use(async (c, next) => {
  const version = Number(c.req.header(PROTOCOL_HEADER) ?? PROTOCOL_VERSION)
  if (!(version >= PROTOCOL_VERSION - 1)) throw new AppError('client_outdated')
  await next()
})

syncRoutes.post('/push', limitBody(LIMITS.pushBytes), validated(pushSchema), async (c) => {
  const actor = c.get('actor')
  const reply = await c.env.TENANT.getByName(actor.tenantId).push(actor, c.req.valid('json'))
  if (reply.ok) return c.json(reply.answer)
  throw new AppError(reply.code, {
    ...(reply.expected > 0
      ? { issues: [{ path: 'mutations', message: `expected seq ${reply.expected}` }] }
      : {}),
    ...(reply.code === 'unavailable' ? { retryAfter: 2 } : {}),
  })
})

syncRoutes.get('/changes', async (c) => {
  const since = parseCursor(c.req.query('since') || '0')
  const limit = Number(c.req.query('limit') ?? LIMITS.changesPage)
  if (!since || !Number.isInteger(limit) || limit < 1) {
    throw new AppError('invalid_input', {
      issues: [{ path: since ? 'limit' : 'since', message: since ? '1…1000' : 'epoch:rev' }],
    })
  }
  return c.json(await readChanges(c.get('db'), c.get('actor'), since, Math.min(limit, LIMITS.changesPage)))
})

syncRoutes.get('/full', async (c) => {
  const text = c.req.query('resume')
  const resume = text ? parseResume(text) : null
  if (text && !resume)
    throw new AppError('invalid_input', { issues: [{ path: 'resume', message: 'resume' }] })
  return new Response(await linesStream(fullLoad(c.get('db'), c.get('actor'), resume)), {
    // Cloudflare compresses text/plain, and does not compress application/x-ndjson.
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
})

syncRoutes.get('/history/:collection/:id', async (c) => {
  const { collection, id } = c.req.param()
  const before = Number(c.req.query('before') ?? Number.MAX_SAFE_INTEGER)
  if (!Number.isSafeInteger(before)) {
    throw new AppError('invalid_input', { issues: [{ path: 'before', message: 'rev' }] })
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
    throw new AppError('invalid_input', { issues: [{ path: 'upgrade', message: 'websocket' }] })
  }
  const actor = c.get('actor')
  // A request of our own: nothing that came from outside reaches the object.
  return c.env.TENANT.getByName(actor.tenantId).fetch('https://tenant/live', {
    headers: { upgrade: 'websocket', [ACTOR_HEADER]: JSON.stringify(actor) },
  })
})
