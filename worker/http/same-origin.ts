import { createMiddleware } from 'hono/factory'
import { AppError } from '#domain/kernel/errors.ts'
import type { AppEnv } from './context.ts'

/**
 * Keeps other sites from using the refresh cookie or logging a visitor into an account of theirs.
 *
 * - `Sec-Fetch-Site` is the browser's own word, can't be set by a page and is right behind any proxy: when it is there
 *   it decides, and only `same-origin` passes.
 * - Without it (Safari before 16.4, plain-http addresses) `Origin` must name the host that was asked; every browser
 *   sends it with a POST. `null` (a sandboxed frame, a file) names none. The scheme isn't compared: a tunnel that ends
 *   TLS before the Worker would change it.
 * - Without both it is no browser. Such a caller has no cookies of somebody else's, so it may pass when it sends none;
 *   one that does is refused, as it would be a browser whose headers were stripped on the way.
 *
 * The cookie is `SameSite=Strict` besides. Routes with a bearer token need none of this: a page can't make a browser
 * add one.
 * @throws AppError `forbidden_origin`
 */
export const sameOrigin = createMiddleware<AppEnv>(async (c, next) => {
  if (!isSameOrigin(c.req.raw)) throw new AppError('forbidden_origin')
  await next()
})

const isSameOrigin = (request: Request): boolean => {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = request.headers.get('origin')
  if (origin !== null) return URL.canParse(origin) && new URL(origin).host === new URL(request.url).host
  return !request.headers.has('cookie')
}
