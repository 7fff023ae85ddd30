import { createMiddleware } from 'hono/factory'
import { AppError } from '#domain/kernel/errors.ts'
import { isPermitted, type Permission } from '#domain/team/permissions.ts'
import type { SessionEnv } from './context.ts'

/** Checks, after `session`, that the actor has a permission. @throws AppError `forbidden` */
export const permissionGate = (permission: Permission) =>
  createMiddleware<SessionEnv>(async (c, next) => {
    if (!isPermitted(c.get('actor'), permission)) throw new AppError('forbidden')
    await next()
  })
