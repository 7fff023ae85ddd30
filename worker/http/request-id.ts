import { createMiddleware } from 'hono/factory'
import { causedBy } from '#worker/log.ts'
import type { AppEnv } from './context.ts'

/** Response header with the id. */
const REQUEST_ID_HEADER = 'x-request-id'

/**
 * Gives each request an id, so that an id from an error message leads to its lines in the log. The server always makes
 * it: an id from outside would let a caller write into the log.
 */
export const requestId = createMiddleware<AppEnv>(async (c, next) => {
  c.set('requestId', crypto.randomUUID())
  await causedBy(c.get('requestId'), next)
  if (c.res.status !== 101) c.header(REQUEST_ID_HEADER, c.get('requestId'))
})
