import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  bearer,
  cookieOf,
  deviceOf,
  registerShop,
  setRole,
  setState,
  withCookie,
} from '#tests/factories/accounts.ts'
import { call, errorOf, post, rawDb } from '#tests/factories/api.ts'

const refresh = (token: string) => post('/api/auth/refresh', '', withCookie(token))
const logOut = (token: string) => post('/api/auth/logout', '', withCookie(token))
const meStatus = async (token: string) => (await call('/api/me', { headers: bearer(token) })).status
/** A token that somebody can forge after reading a session's id in a log. */
const forgedFrom = (token: string) => `${token.split('.')[0]}.${'A'.repeat(22)}.${'A'.repeat(43)}`
const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T08:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const expectRefused = async (response: Response) => {
  expect(response.status).toBe(401)
  expect((await errorOf(response)).code).toBe('unauthenticated')
  expect(cookieOf(response)).toBeNull()
}

describe('POST /api/auth/refresh', () => {
  it('gives a new access token and a new refresh token each time', async () => {
    const first = await registerShop()
    const seen = new Set([first.refreshToken])
    let token = first.refreshToken
    for (let round = 0; round < 4; round++) {
      pass(601)
      const response = await refresh(token)
      expect(response.status).toBe(200)
      const renewed = await deviceOf(response)
      expect(renewed.answer.me).toEqual(first.answer.me)
      expect(await meStatus(renewed.accessToken)).toBe(200)
      token = renewed.refreshToken
      seen.add(token)
    }
    expect(seen.size).toBe(5)
    expect(await meStatus(first.accessToken)).toBe(401)
  })

  it('gives tabs that renew at once the same successor, so the last cookie to arrive is valid', async () => {
    const { refreshToken } = await registerShop()
    const answers = await Promise.all([refresh(refreshToken), refresh(refreshToken), refresh(refreshToken)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const successors = new Set(answers.map(cookieOf))
    expect(successors.size).toBe(1)
    pass(3600)
    expect((await refresh([...successors][0] ?? '')).status).toBe(200)
  })

  it('accepts the previous token for a minute, because the answer may have been lost', async () => {
    const { refreshToken } = await registerShop()
    pass(600)
    const lost = cookieOf(await refresh(refreshToken))
    pass(60)
    const found = await refresh(refreshToken)
    expect(found.status).toBe(200)
    expect(cookieOf(found)).toBe(lost)
    pass(3600)
    expect((await refresh(lost ?? '')).status).toBe(200)
  })

  it('ends the session for all when the previous token comes later', async () => {
    const { refreshToken } = await registerShop()
    pass(600)
    const thief = await deviceOf(await refresh(refreshToken))
    pass(61)
    expect(await meStatus(thief.accessToken)).toBe(200)
    await expectRefused(await refresh(refreshToken))
    expect(await meStatus(thief.accessToken)).toBe(401)
    await expectRefused(await refresh(thief.refreshToken))
  })

  it('ends the session when a token before the previous one comes, but only refuses a slow tab', async () => {
    const { refreshToken: oldest } = await registerShop()
    const second = cookieOf(await refresh(oldest)) ?? ''
    const third = cookieOf(await refresh(second)) ?? ''
    await expectRefused(await refresh(oldest))
    const fourth = await refresh(third)
    expect(fourth.status).toBe(200)
    pass(61)
    await expectRefused(await refresh(oldest))
    await expectRefused(await refresh(cookieOf(fourth) ?? ''))
  })

  it('affects no other session of the user', async () => {
    const { typed, refreshToken } = await registerShop()
    const other = await deviceOf(
      await post('/api/auth/login', { email: typed.email, password: typed.password }),
    )
    await refresh(refreshToken)
    pass(61)
    await expectRefused(await refresh(refreshToken))
    expect((await refresh(other.refreshToken)).status).toBe(200)
  })

  it('lives 30 days from its last use and no longer', async () => {
    const { refreshToken } = await registerShop()
    pass(29 * 86_400)
    const renewed = cookieOf(await refresh(refreshToken)) ?? ''
    pass(29 * 86_400)
    const again = cookieOf(await refresh(renewed)) ?? ''
    pass(30 * 86_400 + 1)
    await expectRefused(await refresh(again))
  })

  it('refuses a user who was deactivated, and accepts the same session after the user is reactivated', async () => {
    const { refreshToken, answer } = await registerShop()
    await setState(answer.me.user.id, 'deactivated')
    const ended = await refresh(refreshToken)
    expect([ended.status, (await errorOf(ended)).code]).toEqual([403, 'access_ended'])
    await setState(answer.me.user.id, 'active')
    expect((await refresh(refreshToken)).status).toBe(200)
  })

  it('tells a new name and role', async () => {
    const { refreshToken, answer } = await registerShop()
    await setRole(answer.me.user.id, 'manager')
    await rawDb.DB.prepare("UPDATE users SET nume = 'Alt Nume' WHERE id = ?").bind(answer.me.user.id).run()
    const renewed = await deviceOf(await refresh(refreshToken))
    expect(renewed.answer.me.user).toMatchObject({ role: 'manager', name: 'Alt Nume' })
  })

  it.each([
    '',
    'x',
    '.',
    `${'a'.repeat(36)}.${'b'.repeat(22)}.${'c'.repeat(43)}`,
    '%00',
    `${'0'.repeat(4000)}`,
  ])('refuses the cookie %j', async (token) => expectRefused(await refresh(token)))

  it('refuses a request without a cookie, or with the token in a header or a body', async () => {
    const { refreshToken } = await registerShop()
    await expectRefused(await post('/api/auth/refresh', ''))
    await expectRefused(await post('/api/auth/refresh', { refreshToken }, bearer(refreshToken)))
  })

  it('is not affected by a token that was never issued, within the grace period or after it', async () => {
    const { refreshToken } = await registerShop()
    const forged = forgedFrom(refreshToken)
    await expectRefused(await refresh(forged))
    pass(3600)
    await expectRefused(await refresh(forged))
    expect((await refresh(refreshToken)).status).toBe(200)
  })
})

describe('POST /api/auth/logout', () => {
  it('ends the session, clears the cookie, and can be repeated', async () => {
    const { refreshToken, accessToken } = await registerShop()
    for (let time = 0; time < 2; time++) {
      const response = await logOut(refreshToken)
      expect(response.status).toBe(204)
      expect(response.headers.getSetCookie()[0]).toMatch(
        /^roa_refresh=; Max-Age=0; Path=\/api\/auth; HttpOnly; Secure; SameSite=Strict$/,
      )
      expect(await meStatus(accessToken)).toBe(401)
      await expectRefused(await refresh(refreshToken))
    }
  })

  it('works with any token of the session, old ones too', async () => {
    const { refreshToken } = await registerShop()
    const second = cookieOf(await refresh(refreshToken)) ?? ''
    const third = cookieOf(await refresh(second)) ?? ''
    pass(3600)
    await logOut(refreshToken)
    await expectRefused(await refresh(third))
  })

  it('ends nothing for a stranger who knows a session id', async () => {
    const { refreshToken } = await registerShop()
    expect((await logOut(forgedFrom(refreshToken))).status).toBe(204)
    expect((await refresh(refreshToken)).status).toBe(200)
  })

  it('answers the same without a cookie', async () => {
    expect((await post('/api/auth/logout', '')).status).toBe(204)
  })
})
