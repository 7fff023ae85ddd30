import type { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { TrieRouter } from 'hono/router/trie-router'
import { AppError } from '#domain/kernel/errors.ts'
import type { AppEnv } from './context.ts'

/** The methods of each path of an app. Read at the first request: routes may be mounted after the middleware. */
const methodsOf = (app: Hono<AppEnv>): ((path: string) => Set<string>) => {
  const table = new TrieRouter<string>()
  for (const { path, method } of app.routes) if (method !== 'ALL') table.add('ALL', path, method)
  return (path) => new Set(table.match('ALL', path)[0].map(([method]) => method))
}

/**
 * Answers paths and methods that don't exist before anybody is asked who he is, so that a wrong address is called wrong
 * and not „log in again”. Our paths are no secret; what lies behind them asks for the session.
 * @throws AppError `not_found`, `method_not_allowed`
 */
export const knownPaths = (app: Hono<AppEnv>) => {
  let lookUp: ReturnType<typeof methodsOf> | undefined
  return createMiddleware<AppEnv>(async (c, next) => {
    lookUp ??= methodsOf(app)
    const methods = lookUp(c.req.path)
    if (methods.size === 0) throw new AppError('not_found')
    if (methods.has('GET')) methods.add('HEAD')
    if (!methods.has(c.req.method)) {
      c.header('allow', [...methods].join(', '))
      throw new AppError('method_not_allowed')
    }
    await next()
  })
}
