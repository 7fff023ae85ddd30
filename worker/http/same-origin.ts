import { createMiddleware } from 'hono/factory'
import { AppError } from '#domain/kernel/errors.ts'
import type { AppEnv } from './context.ts'

/**
 * Keeps other sites from using the refresh cookie and from logging a visitor into an account of theirs.
 *
 * - The browser sets `Sec-Fetch-Site`, pages cannot change it, and it is right behind any proxy: where it is present it
 *   decides, and only `same-origin` passes.
 * - Without it (Safari before 16.4, plain-http addresses) `Origin` must name the requested host; every browser sends it
 *   with a POST. `null` (a sandboxed frame, a file) matches no host. The scheme is not compared: a tunnel that ends TLS
 *   before the Worker would change it.
 * - Without both, the caller is no browser and has no cookies of others. It passes without a cookie; with one it is
 *   refused, because it may be a browser whose headers were stripped on the way.
 *
 * The cookie is also `SameSite=Strict`. Routes with a bearer token need none of this: a page cannot make a browser add
 * one.
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
