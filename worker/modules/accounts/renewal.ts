import { AppError } from '#domain/kernel/errors.ts'
import { isShopOver } from '#worker/db/deletions.ts'
import { findDeparted } from '#worker/db/memberships.ts'
import { findStoredSession, revokeSession, rotateSession, type StoredSession } from '#worker/db/sessions.ts'
import type { Env } from '#worker/env.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { endLive } from './live.ts'
import { answerFor, type Opened, type Visit } from './opening.ts'
import { REFRESH_SECONDS } from './refresh-cookie.ts'
import { hashToken, sameHash, sessionOf, tokenAfter } from './refresh-token.ts'

/** Milliseconds for which the previous token is still accepted: two tabs, a lost answer. */
const GRACE = 60_000

/**
 * Renews a session, with a new refresh token each time. During the grace period the previous token gets the same
 * successor. An older one may come from a slow tab then and is only refused; after the grace period any token of the
 * session except the current one means that somebody has a copy, and the session ends for both. A token that was never
 * issued changes nothing. `tenantId` is the shop whose data the device has, '' for none. `now` in milliseconds.
 * @throws AppError `unauthenticated`, `access_ended` where the shop has ended the person's access, or is being deleted
 */
export const renew = async (
  env: Env,
  token: string | undefined,
  visit: Pick<Visit, 'now' | 'deviceId'>,
  tenantId: string,
): Promise<Opened> => {
  const { now } = visit
  const { SESSION_SECRET } = secretsOf(env)
  const sessionId = token && sessionOf(SESSION_SECRET, token)
  if (!token || !sessionId) throw new AppError('unauthenticated')
  const at = new Date(now).toISOString()
  const session = await findStoredSession(env, sessionId, at)
  if (!session) {
    const isEnded =
      (await findDeparted(env, sessionId)) !== null ||
      (await isShopOver(env, { id: sessionId, named: tenantId }, now))
    throw new AppError(isEnded ? 'access_ended' : 'unauthenticated')
  }
  const successor = tokenAfter(SESSION_SECRET, sessionId, token)
  if (!(await accept(env, session, { hash: hashToken(token), next: hashToken(successor) }, now))) {
    throw new AppError('unauthenticated')
  }
  return { answer: await answerFor(env, session, visit), refreshToken: successor }
}

const accept = async (
  env: Env,
  session: StoredSession,
  { hash, next }: { hash: string; next: string },
  now: number,
): Promise<boolean> => {
  if (sameHash(hash, session.tokenHash)) {
    const times = {
      now: new Date(now).toISOString(),
      expiresAt: new Date(now + REFRESH_SECONDS * 1000).toISOString(),
    }
    if (await rotateSession(env, session.sessionId, { from: hash, to: next }, times)) return true
    // Another request was quicker, so this token is now the previous one.
    const again = await findStoredSession(env, session.sessionId, times.now)
    return again !== null && sameHash(hash, again.previousHash) && sameHash(next, again.tokenHash)
  }
  const inGrace = now - Date.parse(session.rotatedAt) <= GRACE
  if (inGrace) return sameHash(hash, session.previousHash) && sameHash(next, session.tokenHash)
  await endSession(env, session.sessionId, now)
  return false
}

/**
 * Ends the session for which a token was issued, however old it is. Any other text changes nothing. `now` in
 * milliseconds.
 */
export const logOut = async (env: Env, token: string | undefined, now: number): Promise<void> => {
  const sessionId = token && sessionOf(secretsOf(env).SESSION_SECRET, token)
  if (sessionId) await endSession(env, sessionId, now)
}

/** Ends a session, and its live sockets at once. `now` in milliseconds. */
const endSession = async (env: Env, sessionId: string, now: number): Promise<void> => {
  const tenantId = await revokeSession(env, sessionId, new Date(now).toISOString())
  if (tenantId !== null) await endLive(env, tenantId, { sessionId })
}
