import * as api from '#domain/api/accounts.ts'
import * as sessions from '#domain/api/sessions.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { DEVICE_HEADER } from '#domain/plans/lease.ts'
import type { SessionAnswer } from '#domain/team/account.ts'
import type { AppContext } from '#worker/http/context.ts'
import { route } from '#worker/http/route.ts'
import { clearRefreshCookie, readRefreshCookie, setRefreshCookie } from './refresh-cookie.ts'
import { logOut, renew } from './renewal.ts'
import { describeMe, logIn, type Opened, register, type Visit } from './service.ts'

/** The machine itself: only developers and tests call from it, never users of the platform. */
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/** The caller's address according to the platform, which the caller cannot set; '' where there is none. */
const addressOf = (c: AppContext): string => {
  const address = c.req.header('cf-connecting-ip') ?? ''
  return LOOPBACK.test(address) ? '' : address
}

/** Town and country of the caller, as the platform knows them; '' where it does not. */
const placeOf = (c: AppContext): string => {
  const { city, country } = (c.req.raw.cf ?? {}) as { city?: unknown; country?: unknown }
  return [city, country].filter((part) => typeof part === 'string' && part !== '').join(', ')
}

const visitOf = (c: AppContext): Visit => {
  const deviceId = c.req.header(DEVICE_HEADER) ?? ''
  return {
    now: Date.now(),
    userAgent: c.req.header('user-agent') ?? '',
    ip: addressOf(c),
    place: placeOf(c),
    deviceId: UUID.test(deviceId) ? deviceId : null,
  }
}

const withCookie = (c: AppContext, { answer, refreshToken }: Opened): SessionAnswer => {
  setRefreshCookie(c, refreshToken)
  return answer
}

export const accountRoutes = [
  route(api.register, async (c, { body }) => withCookie(c, await register(c.env, body, visitOf(c)))),
  route(api.login, async (c, { body }) => withCookie(c, await logIn(c.env, body, visitOf(c)))),
  // A refused renewal keeps the cookie: it may belong to another tab's new log-in by now.
  route(sessions.refresh, async (c) => withCookie(c, await renew(c.env, readRefreshCookie(c), visitOf(c)))),
  route(sessions.logout, async (c) => {
    await logOut(c.env, readRefreshCookie(c), Date.now())
    clearRefreshCookie(c)
  }),
  route(sessions.me, (c) => describeMe(c.env, c.get('db'), c.get('user'))),
]
