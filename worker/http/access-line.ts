import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import { logAccess } from '#worker/log.ts'
import type { AppEnv } from './context.ts'

/** Writes one line for each answer, with the route's pattern in place of the address, which may hold a token. */
export const accessLine = createMiddleware<AppEnv>(async (c, next) => {
  const began = Date.now()
  await next()
  logAccess({
    requestId: c.get('requestId'),
    method: c.req.method,
    route: routePath(c, -1),
    status: c.res.status,
    ms: Date.now() - began,
  })
})
