import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { AUTH_PATH } from '#domain/api/paths.ts'
import type { AppContext } from '#worker/http/context.ts'
import { isOnOwnMachine } from '#worker/http/own-machine.ts'

const NAME = 'roa_refresh'

/** Seconds for which an unused session lives. */
export const REFRESH_SECONDS = 30 * 24 * 3600

/** The path keeps the cookie off every request except those of accounts. */
const attributesOf = (c: AppContext) =>
  ({
    httpOnly: true,
    secure: !isOnOwnMachine(new URL(c.req.url)),
    sameSite: 'Strict',
    path: AUTH_PATH,
  }) as const

export const readRefreshCookie = (c: AppContext): string | undefined => getCookie(c, NAME)

export const setRefreshCookie = (c: AppContext, token: string): void =>
  setCookie(c, NAME, token, { ...attributesOf(c), maxAge: REFRESH_SECONDS })

export const clearRefreshCookie = (c: AppContext): void => {
  deleteCookie(c, NAME, attributesOf(c))
}
