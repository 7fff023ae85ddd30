import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './context.ts'

/** Response header that carries the id. */
const REQUEST_ID_HEADER = 'x-request-id'

/**
 * Names each request, so that a person can read an id from an error and we find its line in the log. It is always
 * ours: an id from outside would let a caller write into the log.
 */
export const requestId = createMiddleware<AppEnv>(async (c, next) => {
  c.set('requestId', crypto.randomUUID())
  await next()
  if (c.res.status !== 101) c.header(REQUEST_ID_HEADER, c.get('requestId'))
})
