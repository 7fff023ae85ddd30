import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import { health } from '#domain/api/health.ts'
import { logAccess } from '#worker/log.ts'
import type { AppEnv } from './context.ts'

/** One in so many fast and successful reads has a line, which says so. */
const SAMPLED = 10
/** Milliseconds of a slow answer. */
const SLOW = 1_000

/**
 * Writes one line for an answer, with the route's pattern in place of the address, which may hold a token. What went
 * wrong, took long or wrote something always has one; of other reads, most of them polls, one in ten. Monitors ask for
 * the health every few seconds; that all is well is no news.
 */
export const accessLine = createMiddleware<AppEnv>(async (c, next) => {
  const began = Date.now()
  await next()
  if (c.req.path === health.path && c.res.ok) return
  const ms = Date.now() - began
  const isUsual = c.req.method === 'GET' && c.res.status < 400 && ms < SLOW
  if (isUsual && Math.random() * SAMPLED >= 1) return
  logAccess({
    requestId: c.get('requestId'),
    method: c.req.method,
    route: routePath(c, -1),
    status: c.res.status,
    ms,
    ...(isUsual ? { of: SAMPLED } : {}),
  })
})
