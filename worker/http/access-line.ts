import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import { health } from '#domain/api/health.ts'
import { logAccess } from '#worker/log.ts'
import type { AppEnv } from './context.ts'

/**
 * Writes one line for each answer, with the route's pattern in place of the address, which may hold a token. Monitors ask
 * for the health every few seconds; that all is well is no news.
 */
export const accessLine = createMiddleware<AppEnv>(async (c, next) => {
  const began = Date.now()
  await next()
  if (c.req.path === health.path && c.res.ok) return
  logAccess({
    requestId: c.get('requestId'),
    method: c.req.method,
    route: routePath(c, -1),
    status: c.res.status,
    ms: Date.now() - began,
  })
})
