import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { AUTH_PATH } from '#domain/api/paths.ts'
import type { AppContext } from '#worker/http/context.ts'

const NAME = 'roa_refresh'

/** Seconds for which an unused session lives. */
export const REFRESH_SECONDS = 30 * 24 * 3600

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether the app is served over plain http by the machine that the browser runs on. */
const isLocal = (url: URL): boolean => url.protocol === 'http:' && THIS_MACHINE.has(url.hostname)

/**
 * `Secure` except over plain http on the own machine: Safari stores no such cookie there and would ask for a log-in at
 * every load. The path keeps the cookie off every request except those of accounts.
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
