import { base64url, SignJWT, UnsecuredJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DATA_HEADER, dataName } from '#domain/sync/protocol.ts'
import { bearer, registerShop, setRole } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, rawDb } from '#tests/factories/api.ts'

const NOW = new Date('2026-11-21T08:00:00Z')
const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

const ask = (token: string) => call('/api/me', { headers: bearer(token) })

const expectRefused = async (response: Response) => {
  expect(response.status).toBe(401)
  expect((await errorOf(response)).code).toBe('unauthenticated')
}

const claimsOf = (token: string) =>
  JSON.parse(new TextDecoder().decode(base64url.decode(token.split('.')[1] ?? ''))) as Record<string, unknown>

const OTHER = 'another secret that is also long enough'

const sign = (
  claims: Record<string, unknown>,
  secret = bindings.SESSION_SECRET,
  header: { alg: string; [name: string]: unknown } = { alg: 'HS256' },
) => new SignJWT(claims).setProtectedHeader(header).sign(new TextEncoder().encode(secret))

describe('the session of a request', () => {
  it('is valid for ten minutes', async () => {
    const { accessToken } = await registerShop()
    pass(599)
    expect((await ask(accessToken)).status).toBe(200)
    pass(2)
    await expectRefused(await ask(accessToken))
  })

  it('names the user, the shop and the session, and contains nothing personal', async () => {
    const { accessToken, answer, refreshToken } = await registerShop()
    const { sub, tid, sid, iat, exp, ...rest } = claimsOf(accessToken)
    expect([sub, tid, sid]).toEqual([answer.me.user.id, answer.me.shop.id, refreshToken.split('.')[0]])
    expect(Number(exp) - Number(iat)).toBe(600)
    expect(rest).toEqual({ iss: 'roaauto', aud: 'roaauto-api' })
  })

  it('accepts a token that we signed, and none that differs', async () => {
    const { accessToken } = await registerShop()
    const claims = claimsOf(accessToken)
    expect((await ask(await sign(claims))).status).toBe(200)

    const other = await registerShop()
    const forged = {
      'another secret': await sign(claims, OTHER),
      'no signature': new UnsecuredJWT(claims).encode(),
      'another algorithm': await sign(claims, bindings.SESSION_SECRET, { alg: 'HS512' }),
      'another issuer': await sign({ ...claims, iss: 'evil' }),
      'another audience': await sign({ ...claims, aud: 'roaauto-portal' }),
      'no end': await sign({ ...claims, exp: undefined }),
      'a far end': await sign({ ...claims, exp: Number(claims.exp) + 86_400, iat: Number(claims.iat) - 700 }),
      // No header of a token chooses the key that checks it.
      'a key of its own': await sign(claims, OTHER, {
        alg: 'HS256',
        jwk: { kty: 'oct', k: base64url.encode(OTHER) },
      }),
      'the name of another key': await sign(claims, OTHER, {
        alg: 'HS256',
        kid: 'other',
        jku: 'https://evil.test/keys',
      }),
      'a start in the future': await sign({ ...claims, nbf: Number(claims.exp) }),
      'a changed body': accessToken.replace(
        /\.[^.]+\./,
        `.${base64url.encode(JSON.stringify({ ...claims, tid: other.answer.me.shop.id }))}.`,
      ),
      'a cut signature': accessToken.slice(0, -2),
      'a user as number': await sign({ ...claims, sub: 7 }),
      'no session': await sign({ ...claims, sid: undefined }),
    }
    for (const [name, token] of Object.entries(forged)) {
      const response = await ask(token)
      expect([name, response.status]).toEqual([name, 401])
    }
  })

  it('refuses signed claims that do not belong together', async () => {
    const one = claimsOf((await registerShop()).accessToken)
    const two = claimsOf((await registerShop()).accessToken)
    for (const key of ['sub', 'tid', 'sid'])
      await expectRefused(await ask(await sign({ ...one, [key]: two[key] })))
  })

  it.each(['', 'Bearer', 'Bearer ', 'Bearer x', 'Basic YTpi', 'Bearer a.b.c', 'Bearer a b'])(
    'refuses the header %j',
    async (authorization) => expectRefused(await call('/api/me', { headers: { authorization } })),
  )

  it('is not taken from the address, a cookie or a sub-protocol without a socket', async () => {
    const { accessToken } = await registerShop()
    await expectRefused(await call(`/api/me?access_token=${accessToken}`))
    await expectRefused(await call('/api/me', { headers: { cookie: `token=${accessToken}` } }))
    await expectRefused(
      await call('/api/me', { headers: { 'sec-websocket-protocol': `roa-sync, bearer.${accessToken}` } }),
    )
  })

  it('ends at once with the user, the session or the tenant', async () => {
    for (const [sql, pick] of [
      ["UPDATE memberships SET state = 'deactivated' WHERE user_id = ?", 'sub'],
      ["UPDATE sessions SET revoked_at = '2026-11-21T08:00:00.000Z' WHERE id = ?", 'sid'],
      ["UPDATE sessions SET expires_at = '2026-11-21T08:00:00.000Z' WHERE id = ?", 'sid'],
      ['DELETE FROM sessions WHERE id = ?', 'sid'],
      ['DELETE FROM users WHERE id = ?', 'sub'],
      ['DELETE FROM directory WHERE tenant_id = ?', 'tid'],
    ] as const) {
      const { accessToken } = await registerShop()
      expect((await ask(accessToken)).status).toBe(200)
      await rawDb.DB.prepare(sql).bind(claimsOf(accessToken)[pick]).run()
      await expectRefused(await ask(accessToken))
    }
  })

  it('has the current role, not that of the log-in', async () => {
    const { accessToken, answer } = await registerShop()
    await setRole(answer.me.user.id, 'mechanic')
    expect(await (await ask(accessToken)).json()).toMatchObject({ user: { role: 'mechanic' } })
  })

  it('never shows another shop', async () => {
    const one = await registerShop()
    const two = await registerShop()
    const seen = await (await ask(one.accessToken)).text()
    expect(seen).toContain(one.answer.me.shop.id)
    expect(seen).not.toContain(two.answer.me.shop.id)
  })

  it('refuses what a device sends as the data of another person, or of another shop', async () => {
    const one = await registerShop()
    const two = await registerShop()
    const send = (shop: string, user: string) =>
      call('/api/me', { headers: { ...bearer(one.accessToken), [DATA_HEADER]: dataName(shop, user) } })
    const { user, shop } = one.answer.me
    expect((await send(shop.id, user.id)).status).toBe(200)
    await expectRefused(await send(shop.id, two.answer.me.user.id))
    await expectRefused(await send(two.answer.me.shop.id, user.id))
  })
})
