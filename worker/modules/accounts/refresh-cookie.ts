import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { AUTH_PATH } from '#domain/api/paths.ts'
import type { AppContext } from '#worker/http/context.ts'

const NAME = 'roa_refresh'

/** Seconds for which a session lives without being used. */
export const REFRESH_SECONDS = 30 * 24 * 3600

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether the app is served by the very machine that the browser runs on, over plain http. */
const isLocal = (url: URL): boolean => url.protocol === 'http:' && THIS_MACHINE.has(url.hostname)

/**
 * `Secure` everywhere but on one's own machine over plain http: Safari takes no such cookie there, and would ask for a
 * log-in at every load. The path keeps the cookie off every request but those of accounts.
 */
const attributesOf = (c: AppContext) =>
  ({
    httpOnly: true,
    secure: !isLocal(new URL(c.req.url)),
    sameSite: 'Strict',
    path: AUTH_PATH,
  }) as const

export const readRefreshCookie = (c: AppContext): string | undefined => getCookie(c, NAME)

export const setRefreshCookie = (c: AppContext, token: string): void =>
  setCookie(c, NAME, token, { ...attributesOf(c), maxAge: REFRESH_SECONDS })

export const clearRefreshCookie = (c: AppContext): void => {
  deleteCookie(c, NAME, attributesOf(c))
}
