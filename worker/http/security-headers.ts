import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './context.ts'
import { errorAnswer } from './error-answer.ts'

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  // Includes the socket: 'self' covers ws: and wss: of the page's host.
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

/**
 * Headers of every answer. The assets layer answers most paths without the Worker and takes its headers from
 * web/public/_headers; a test keeps the two lists equal.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  // An address may hold a token. With no-referrer a form would send `Origin: null`, which `sameOrigin` refuses.
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
}

/**
 * Sets the headers above where a route has not set its own, also on answers to errors that no other middleware handles:
 * thrown values that are no `Error`, and requests without a route. A WebSocket's 101 is no document and keeps its
 * headers.
 */
export const securityHeaders = createMiddleware<AppEnv>(async (c, next) => {
  try {
    await next()
  } catch (thrown) {
    c.res = await errorAnswer(thrown as Error, c)
  }
  if (c.res.status === 101) return
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    if (!c.res.headers.has(name)) c.header(name, value)
})
