import { Hono } from 'hono'
import { UUID } from '#domain/kernel/ids.ts'
import { DEVICE_HEADER } from '#domain/plans/lease.ts'
import { loginSchema, registerSchema } from '#domain/team/account.ts'
import { FORM_BYTES, limitBody } from '#worker/http/body-limit.ts'
import type { AppContext, AppEnv, SessionEnv } from '#worker/http/context.ts'
import { sameOrigin } from '#worker/http/same-origin.ts'
import { validated } from '#worker/http/validated.ts'
import { clearRefreshCookie, readRefreshCookie, setRefreshCookie } from './refresh-cookie.ts'
import { logOut, renew } from './renewal.ts'
import { describeMe, logIn, type Opened, register, type Visit } from './service.ts'

/** This machine itself, on which only a developer and his tests are: nobody comes to the platform from there. */
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/** The caller's address by the platform's own word, which he cannot set; '' where there is none. */
const addressOf = (c: AppContext): string => {
  const address = c.req.header('cf-connecting-ip') ?? ''
  return LOOPBACK.test(address) ? '' : address
}

const visitOf = (c: AppContext): Visit => {
  const deviceId = c.req.header(DEVICE_HEADER) ?? ''
  return {
    now: Date.now(),
    userAgent: c.req.header('user-agent') ?? '',
    ip: addressOf(c),
    deviceId: UUID.test(deviceId) ? deviceId : null,
  }
}

const answer = (c: AppContext, { answer, refreshToken }: Opened, status: 200 | 201) => {
  setRefreshCookie(c, refreshToken)
  return c.json(answer, status)
}

/** `/api/auth`: what can be done without a session. */
export const auth = new Hono<AppEnv>()
  .use(sameOrigin, limitBody(FORM_BYTES))
  .post('/register', validated(registerSchema), async (c) =>
    answer(c, await register(c.env, c.req.valid('json'), visitOf(c)), 201),
  )
  .post('/login', validated(loginSchema), async (c) =>
    answer(c, await logIn(c.env, c.req.valid('json'), visitOf(c)), 200),
  )
  // A refused renewal leaves the cookie: by now it may be the one of another tab's new log-in.
  .post('/refresh', async (c) => answer(c, await renew(c.env, readRefreshCookie(c), visitOf(c)), 200))
  .post('/logout', async (c) => {
    await logOut(c.env, readRefreshCookie(c), Date.now())
    clearRefreshCookie(c)
    return c.body(null, 204)
  })

/** `/api/me` */
export const me = new Hono<SessionEnv>().get('/', async (c) =>
  c.json(await describeMe(c.get('db'), c.get('user'))),
)
