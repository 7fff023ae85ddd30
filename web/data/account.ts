import * as v from 'valibot'
import { AppError, type ErrorBody, isErrorCode } from '#domain/kernel/errors.ts'
import { PLAN_IDS } from '#domain/plans/catalogue.ts'
import type { Credentials, Me, RegisterBody, SessionAnswer } from '#domain/team/account.ts'
import { ROLES } from '#domain/team/roles.ts'
import { wantAdoption } from './adoption.ts'
import { Observable } from './sync/status.ts'

/**
 * The account on this device: who is logged in (kept, so that it is known offline) and the access token (in memory
 * alone; the refresh token is in a cookie that scripts cannot read).
 */

const KEY = 'roa.account'

const meSchema = v.object({
  user: v.object({ id: v.string(), name: v.string(), email: v.string(), role: v.picklist(ROLES) }),
  shop: v.object({
    id: v.string(),
    name: v.string(),
    plan: v.picklist(PLAN_IDS),
    trialExpiresAt: v.nullable(v.string()),
  }),
})

const readKept = (): Me | null => {
  try {
    const parsed = v.safeParse(meSchema, JSON.parse(localStorage.getItem(KEY) ?? 'null'))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** Who is logged in on this device; null is the free tier. */
export const account = new Observable<Me | null>(readKept())

let accessToken: string | null = null
/** The server has said that the session is over: asking again would say the same until somebody logs in. */
let isOver = false

// Whoever logs in or out in another tab does it for this one too.
globalThis.addEventListener?.('storage', ({ key }) => {
  if (key !== KEY) return
  accessToken = null
  isOver = false
  account.set(readKept())
})

const keep = ({ accessToken: token, me }: SessionAnswer): void => {
  accessToken = token
  isOver = false
  localStorage.setItem(KEY, JSON.stringify(me))
  account.set(me)
}

const post = async (path: string, body?: unknown): Promise<SessionAnswer> => {
  let response: Response
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    })
  } catch (cause) {
    throw new AppError('unavailable', { cause })
  }
  if (!response.ok) throw await asAppError(response)
  return (await response.json()) as SessionAnswer
}

/** Reads a failed answer of the API. */
export const asAppError = async (response: Response): Promise<AppError> => {
  const body = (await response.json().catch(() => null)) as Partial<ErrorBody> | null
  const code = body?.error?.code
  return new AppError(isErrorCode(code) ? code : 'unavailable', { issues: body?.error?.issues ?? [] })
}

/** @throws AppError as the API answers, or `unavailable` without a network. */
export const register = async (body: RegisterBody): Promise<void> => {
  const answer = await post('/api/auth/register', body)
  // Before the account is announced: its data opens at once.
  wantAdoption(answer.me.user.id)
  keep(answer)
}

/** @throws AppError as the API answers, or `unavailable` without a network. */
export const login = async (body: Credentials): Promise<void> => keep(await post('/api/auth/login', body))

/** Ends the session; this person's data stays in its own database on the device. */
export const logout = async (): Promise<void> => {
  await fetch('/api/auth/logout', { method: 'POST' }).catch(() => {
    // Without a network the session ends on this device alone; the server's ends with its time.
  })
  accessToken = null
  localStorage.removeItem(KEY)
  account.set(null)
}

let refreshing: Promise<boolean> | null = null

/** Gets a new access token, once for all that wait. False when the session is over. */
const refresh = (): Promise<boolean> => {
  if (isOver) return Promise.resolve(false)
  refreshing ??= navigator.locks
    .request('roa-refresh', async () => {
      const response = await fetch('/api/auth/refresh', { method: 'POST' })
      if (!response.ok) {
        if (response.status >= 500) throw new TypeError(`refresh answered ${response.status}`)
        isOver = true
        return false
      }
      const answer = (await response.json()) as SessionAnswer
      // Another person has logged in from another tab: that session is not ours.
      if (account.get()?.user.id !== answer.me.user.id) return false
      keep(answer)
      return true
    })
    .finally(() => {
      refreshing = null
    })
  return refreshing
}

/** The token to use now, asked for if there is none. Null when the session is over. */
export const currentToken = async (): Promise<string | null> => {
  if (accessToken === null && account.get() !== null) await refresh()
  return accessToken
}

/** `fetch` with the session; an expired token is renewed once. */
export const authorisedFetch = async (path: string, init: RequestInit = {}): Promise<Response> => {
  const send = (token: string | null) =>
    fetch(path, {
      ...init,
      headers: { ...init.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
    })
  const response = await send(await currentToken())
  if (response.status !== 401 || account.get() === null) return response
  return (await refresh()) ? send(accessToken) : response
}
