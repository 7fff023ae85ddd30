import { createMiddleware } from 'hono/factory'
import { AppError } from '#domain/kernel/errors.ts'
import { PROTOCOL_HEADER, PROTOCOL_VERSION, parseVersion } from '#domain/sync/protocol.ts'
import { isUnderstood } from '#domain/sync/shapes.ts'
import type { SyncEnv } from './context.ts'

/**
 * S17.3: accepts this version and the one before. An older app has to reload; a newer one meets a deployment that was
 * rolled back, and waits.
 * @throws AppError `client_outdated`, `server_outdated`
 */
export const protocolVersion = createMiddleware<SyncEnv>(async (c, next) => {
  const version = parseVersion(c.req.header(PROTOCOL_HEADER) ?? String(PROTOCOL_VERSION))
  if (version !== null && version > PROTOCOL_VERSION)
    throw new AppError('server_outdated', { params: { retryAfter: 60 } })
  if (version === null || !isUnderstood(version)) throw new AppError('client_outdated')
  c.set('protocol', version)
  await next()
})
