import { createMiddleware } from 'hono/factory'
import { AppError } from '#domain/kernel/errors.ts'
import { FRESH_MINUTES } from '#domain/team/account.ts'
import type { SessionEnv } from './context.ts'

/**
 * Checks, after `session`, that the person has given a password or a passkey a short time ago.
 * @throws AppError `reauthentication_required`
 */
export const fresh = createMiddleware<SessionEnv>(async (c, next) => {
  const age = Date.now() - Date.parse(c.get('user').authenticatedAt)
  if (age > FRESH_MINUTES * 60_000) throw new AppError('reauthentication_required')
  await next()
})
