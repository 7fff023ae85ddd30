import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { AppContext } from '#worker/http/context.ts'

const NAME = 'roa_refresh'

/** Seconds for which a session lives without being used. */
export const REFRESH_SECONDS = 30 * 24 * 3600

/**
 * Always `Secure`: over plain http only localhost is served, which browsers count as secure (Safari doesn't, and asks
 * for a log-in after each reload there). The path keeps the cookie off every request but those of accounts.
 */
const ATTRIBUTES = { httpOnly: true, secure: true, sameSite: 'Strict', path: '/api/auth' } as const

export const readRefreshCookie = (c: AppContext): string | undefined => getCookie(c, NAME)

export const setRefreshCookie = (c: AppContext, token: string): void =>
  setCookie(c, NAME, token, { ...ATTRIBUTES, maxAge: REFRESH_SECONDS })

export const clearRefreshCookie = (c: AppContext): void => {
  deleteCookie(c, NAME, ATTRIBUTES)
}
