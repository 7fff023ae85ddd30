import * as own from '#domain/api/account.ts'
import * as api from '#domain/api/accounts.ts'
import * as keys from '#domain/api/passkeys.ts'
import * as sessions from '#domain/api/sessions.ts'
import * as signUps from '#domain/api/sign-up.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { DEVICE_HEADER } from '#domain/plans/lease.ts'
import { DATA_HEADER } from '#domain/sync/protocol.ts'
import type { SessionAnswer } from '#domain/team/account.ts'
import { endCodesOf, waitingMove } from '#worker/db/account-codes.ts'
import { setLanguage } from '#worker/db/accounts.ts'
import { deletePasskey, namePasskey, passkeysOf } from '#worker/db/passkeys.ts'
import { revokeAll, sessionsOf } from '#worker/db/sessions.ts'
import { addressOf } from '#worker/http/caller.ts'
import type { AppContext } from '#worker/http/context.ts'
import { route } from '#worker/http/route.ts'
import { askAgain } from './codes.ts'
import { deleteShop } from './delete-shop.ts'
import { endAll } from './live.ts'
import { logIn, reauthenticate } from './log-in.ts'
import { describeMe, type Opened, type Visit } from './opening.ts'
import {
  changeEmail,
  changePassword,
  confirmEmail,
  confirmLater,
  deleteAccount,
  endOwnSession,
  switchShop,
} from './own-account.ts'
import {
  addPasskey,
  logInByPasskey,
  proveByPasskey,
  shownPasskey,
  startCreation,
  startLogIn,
  startProof,
} from './passkeys.ts'
import { clearRefreshCookie, readRefreshCookie, setRefreshCookie } from './refresh-cookie.ts'
import { logOut, renew } from './renewal.ts'
import { forgot, reset } from './reset.ts'
import { signUp, verify } from './sign-up.ts'

/** What is read of a request. */
type Asking = Pick<AppContext, 'req'>

/** Town and country of the caller, as the platform knows them; '' where it does not. */
const placeOf = (c: Asking): string => {
  const { city, country } = (c.req.raw.cf ?? {}) as { city?: unknown; country?: unknown }
  return [city, country].filter((part) => typeof part === 'string' && part !== '').join(', ')
}

const visitOf = (c: Asking): Visit => {
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

const sessionRoutes = [
  route(signUps.register, (c, { body }) => signUp(c.env, body, visitOf(c))),
  route(api.verify, async (c, { body }) => withCookie(c, await verify(c.env, body, visitOf(c)))),
  route(api.resend, (c, { body }) => askAgain(c.env, body.ticket, visitOf(c))),
  route(api.login, async (c, { body }) => withCookie(c, await logIn(c.env, body, visitOf(c)))),
  route(api.forgot, (c, { body }) => forgot(c.env, body.email, visitOf(c), readRefreshCookie(c))),
  route(api.reset, async (c, { body }) => withCookie(c, await reset(c.env, body, visitOf(c)))),
  // A refused renewal keeps the cookie: it may belong to another tab's new log-in by now.
  route(sessions.refresh, async (c) => {
    const [tenantId = ''] = (c.req.header(DATA_HEADER) ?? '').split('/')
    return withCookie(c, await renew(c.env, readRefreshCookie(c), visitOf(c), tenantId))
  }),
  route(sessions.logout, async (c) => {
    await logOut(c.env, readRefreshCookie(c), Date.now())
    clearRefreshCookie(c)
  }),
]

const found = (isThere: boolean): void => {
  if (!isThere) throw new AppError('not_found')
}

const passkeyRoutes = [
  route(keys.passkeyOptions, (c) => startLogIn(c.env, visitOf(c))),
  route(keys.passkeyLogin, async (c, { body }) =>
    withCookie(c, await logInByPasskey(c.env, body.response, visitOf(c))),
  ),
  route(keys.passkeys, async (c) => ({
    passkeys: (await passkeysOf(c.env, c.get('user').id)).map(shownPasskey),
  })),
  route(keys.creationOptions, (c) => startCreation(c.env, c.get('user'), Date.now())),
  route(keys.addPasskey, (c, { body }) => addPasskey(c.env, c.get('user'), body, Date.now())),
  route(keys.renamePasskey, async (c, { params, body }) =>
    found(await namePasskey(c.env, c.get('user').id, params.id, body.name)),
  ),
  route(keys.removePasskey, async (c, { params }) =>
    found(await deletePasskey(c.env, c.get('user').id, params.id)),
  ),
  route(keys.proofOptions, (c) => startProof(c.env, c.get('user'), Date.now())),
  route(keys.reauthenticateByPasskey, (c, { body }) =>
    proveByPasskey(c.env, c.get('user'), body.response, Date.now()),
  ),
]

const isoNow = (): string => new Date().toISOString()

const ownRoutes = [
  route(sessions.me, (c) => describeMe(c.env, c.get('db'), c.get('user'))),
  route(own.sessions, async (c) => {
    const { id, sessionId } = c.get('user')
    const all = await sessionsOf(c.env, id, isoNow())
    return { sessions: all.map((session) => ({ ...session, isCurrent: session.id === sessionId })) }
  }),
  route(own.endSession, (c, { params }) => endOwnSession(c.env, c.get('user'), params.id, Date.now())),
  route(own.logoutEverywhere, async (c) => endAll(c.env, await revokeAll(c.env, c.get('user').id, isoNow()))),
  route(own.reauthenticate, (c, { body }) => {
    const { sessionId, email } = c.get('user')
    return reauthenticate(c.env, sessionId, { email, password: body.password }, visitOf(c))
  }),
  route(own.changePassword, (c, { body }) => changePassword(c.env, c.get('user'), body.password, Date.now())),
  route(own.changeEmail, (c, { body }) => changeEmail(c.env, c.get('user'), body.email, visitOf(c))),
  route(own.confirmEmail, async (c, { body }) => {
    const email = await confirmEmail(c.env, c.get('user'), body, Date.now())
    return describeMe(c.env, c.get('db'), { ...c.get('user'), email })
  }),
  route(own.confirmEmailLater, (c, { body }) => confirmLater(c.env, c.get('user'), body, Date.now())),
  route(own.emailMove, async (c) => ({ move: await waitingMove(c.env, c.get('user').id, isoNow()) })),
  route(own.keepEmail, async (c) => {
    await endCodesOf(c.env, c.get('user').id, isoNow()).run()
  }),
  route(own.switchShop, (c, { body }) =>
    switchShop(c.env, c.get('user'), c.get('actor').tenantId, body.id, visitOf(c)),
  ),
  route(own.setLanguage, (c, { body }) => setLanguage(c.env, c.get('user').id, body.language)),
  route(own.deleteShop, (c) => deleteShop(c.env, c.get('db'), c.get('actor'), Date.now())),
  route(own.deleteAccount, (c) => deleteAccount(c.env, c.get('user'), Date.now())),
]

export const accountRoutes = [...sessionRoutes, ...passkeyRoutes, ...ownRoutes]
