import * as api from '#domain/api/sync.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { UUID } from '#domain/kernel/ids.ts'
import {
  LIMITS,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  type PushAnswer,
  parseVersion,
} from '#domain/sync/protocol.ts'
import { rowsFor } from '#domain/sync/shapes.ts'
import { syncEnd, userNames } from '#worker/db/accounts.ts'
import { readChanges } from '#worker/db/changes.ts'
import { noteDevice } from '#worker/db/devices.ts'
import { fullLoad, parseResume } from '#worker/db/full-load.ts'
import { readHistory } from '#worker/db/history.ts'
import { readOlder } from '#worker/db/older.ts'
import { findSession } from '#worker/db/sessions.ts'
import { ACTOR_HEADER, CLIENT_HEADER, ROWS_UNTIL_HEADER, SESSION_HEADER } from '#worker/env.ts'
import { route } from '#worker/http/route.ts'
import { cause } from '#worker/log.ts'
import { endLive } from '#worker/modules/accounts/live.ts'
import { linesStream } from './lines-stream.ts'

const timeNow = (): string => new Date().toISOString()

/** The sync API (docs/api.md). Writes go to the tenant's object, reads to D1. */
export const syncRoutes = [
  route(api.push, async (c, { body }) => {
    const actor = c.get('actor')
    const object = c.env.TENANT.getByName(actor.tenantId)
    const reply = await object.push(actor, JSON.stringify(body), cause())
    if (!reply.ok) throw new AppError(reply.code, reply)
    if (c.get('protocol') === PROTOCOL_VERSION)
      return c.body(reply.answer, 200, { 'content-type': 'application/json' })
    const answer = JSON.parse(reply.answer) as PushAnswer
    return { ...answer, rows: rowsFor(c.get('protocol'), answer.rows) }
  }),

  route(api.changes, async (c, { query: { since, limit } }) => {
    const page = await readChanges(
      c.get('db'),
      c.get('actor'),
      since,
      Math.min(limit, LIMITS.changesPage),
      timeNow(),
    )
    return { ...page, rows: rowsFor(c.get('protocol'), page.rows) }
  }),

  route(api.full, async (c, { query }) => {
    const resume = query.resume ? parseResume(query.resume) : null
    if (query.resume && !resume)
      throw new AppError('invalid_input', { issues: [{ path: 'resume', code: 'invalid' }] })
    const load = fullLoad(c.get('db'), c.get('actor'), timeNow(), resume, c.get('protocol'))
    // Cloudflare compresses text/plain, and does not compress application/x-ndjson.
    return c.body(await linesStream(load), 200, { 'content-type': 'text/plain; charset=utf-8' })
  }),

  route(api.older, async (c, { params, query: { before = null, of = null } }) => {
    const page = await readOlder(c.get('db'), c.get('actor'), { ...params, before, of }, timeNow())
    return { ...page, rows: rowsFor(c.get('protocol'), page.rows) }
  }),

  route(api.history, async (c, { params, query: { before = Number.MAX_SAFE_INTEGER } }) => {
    const actor = c.get('actor')
    const names = await userNames(c.env, actor.tenantId)
    const acts = await readHistory(
      c.get('db'),
      actor,
      { ...params, before },
      (userId) => names.get(userId) ?? '',
    )
    return { acts }
  }),

  route(api.live, async (c, { query: { protocol, client } }) => {
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') {
      throw new AppError('invalid_input', { issues: [{ path: 'upgrade', code: 'invalid' }] })
    }
    const actor = c.get('actor')
    const { userName: _, ...who } = actor
    const { id: userId, sessionId } = c.get('user')
    // A request of the server's own: no part of the client's request reaches the object. A browser sets no headers
    // here, so the version comes in the query; a device without one gets only heads, and pulls.
    const answer = await c.env.TENANT.getByName(actor.tenantId).fetch('https://tenant/live', {
      headers: {
        upgrade: 'websocket',
        [ACTOR_HEADER]: JSON.stringify(who),
        [PROTOCOL_HEADER]: String(parseVersion(protocol) ?? 0),
        [CLIENT_HEADER]: UUID.test(client) ? client : '',
        [SESSION_HEADER]: sessionId,
        [ROWS_UNTIL_HEADER]: String(await syncEnd(c.get('db'), timeNow())),
      },
    })
    // A session that ended while the socket was being opened has closed only the existing sockets.
    const claims = { userId, tenantId: actor.tenantId, sessionId }
    const still = await findSession(c.env, claims, new Date().toISOString())
    if (UUID.test(client))
      c.executionCtx.waitUntil(
        noteDevice(c.env, { tenantId: actor.tenantId, clientId: client, sessionId }, Date.now()),
      )
    if (still?.role !== actor.role) await endLive(c.env, actor.tenantId, { sessionId })
    return answer
  }),
]
