import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { operatorEntry, operatorShop, operatorShops } from '#domain/api/operator.ts'
import { pathOf } from '#domain/api/paths.ts'
import { registerShop } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf } from '#tests/factories/api.ts'
import { asOperator, OPERATOR_NAME, operatorCookie } from '#tests/factories/operator.ts'
import { nextId } from '#tests/factories/shop-in-memory.ts'
import { app } from '#worker/app.ts'
import { ACCESS_HEADER } from '#worker/http/operator-access.ts'
import { OPERATOR_SECONDS, signEntry } from '#worker/http/operator-key.ts'

const key = bindings.OPERATOR_KEY ?? ''
const entryOf = (token: string) => call(pathOf(operatorEntry, { params: { token } }))

describe('the local key', () => {
  it('lets in once, by a cookie that scripts and other sites do not have', async () => {
    const token = await signEntry(key, 'entry', { operator: OPERATOR_NAME, id: nextId() }, Date.now())
    const first = await entryOf(token)
    expect([first.status, first.headers.get('location')]).toEqual([303, operatorShops.path])
    const cookie = first.headers.get('set-cookie') ?? ''
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/operator'])
      expect(cookie).toContain(part)
    const page = await call(operatorShops.path, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(OPERATOR_NAME)
    expect((await entryOf(token)).status).toBe(404)
  })

  it('lets nobody in with a token of another use, key or time', async () => {
    const now = Date.now()
    const who = { operator: OPERATOR_NAME, id: nextId() }
    for (const token of [
      await signEntry(key, 'session', who, now),
      await signEntry(`${key}x`, 'entry', who, now),
      await signEntry(key, 'entry', who, now - (OPERATOR_SECONDS.entry + 1) * 1_000),
    ])
      expect((await entryOf(token)).status).toBe(404)
    const entry = await signEntry(key, 'entry', who, now)
    const response = await call(operatorShops.path, { headers: { cookie: `roa_operator=${entry}` } })
    expect((await errorOf(response)).code).toBe('not_found')
  })
})

describe('behind Cloudflare Access', () => {
  it('lets in the application’s tokens, and no local key', async () => {
    const pair = await generateKeyPair('RS256')
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
    const asked = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json({ keys: [jwk] }))
    onTestFinished(() => asked.mockRestore())
    const env = { ...bindings, ACCESS_TEAM: 'roaauto', ACCESS_AUD: 'a'.repeat(64) }
    const statusOf = async (headers: Record<string, string>, given = env) =>
      (await app.request(operatorShops.path, { headers }, given)).status
    const tokenFor = (audience: string) =>
      new SignJWT({ email: OPERATOR_NAME })
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .setIssuer('https://roaauto.cloudflareaccess.com')
        .setAudience([audience])
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(pair.privateKey)
    const right = { [ACCESS_HEADER]: await tokenFor(env.ACCESS_AUD) }
    expect(await statusOf(right)).toBe(200)
    expect(await statusOf({ [ACCESS_HEADER]: await tokenFor('b'.repeat(64)) })).toBe(404)
    expect(await statusOf({ cookie: await operatorCookie() })).toBe(404)
    // Half of the application's name lets nobody in.
    expect(await statusOf(right, { ...env, ACCESS_AUD: '' })).toBe(404)
    expect(await statusOf(right, { ...env, ACCESS_TEAM: '' })).toBe(404)
    // Where nothing stands before it, its header is anybody's.
    expect(await statusOf(right, bindings)).toBe(404)
    const token = await signEntry(key, 'entry', { operator: OPERATOR_NAME, id: nextId() }, Date.now())
    const entry = await app.request(pathOf(operatorEntry, { params: { token } }), {}, env)
    expect(entry.status).toBe(404)
  })
})

describe('the shops', () => {
  it('are found by name, id and account, with plan, use and shard', async () => {
    const { me } = (await registerShop()).answer
    for (const q of [me.shop.name, me.shop.id, me.user.email]) {
      const text = await (await asOperator(pathOf(operatorShops, { query: { q } }))).text()
      expect([q, text.includes(pathOf(operatorShop, { params: { tenant: me.shop.id } }))]).toEqual([q, true])
    }
    const none = await (await asOperator(pathOf(operatorShops, { query: { q: '100%' } }))).text()
    expect(none).not.toContain(me.shop.id)
    const page = await asOperator(pathOf(operatorShop, { params: { tenant: me.shop.id } }))
    expect(page.headers.get('cache-control')).toBe('no-store')
    const text = await page.text()
    for (const shown of [me.shop.name, 'Basic', 'SMS', 'Niciunul.']) expect(text).toContain(shown)
    expect((await asOperator(pathOf(operatorShop, { params: { tenant: nextId() } }))).status).toBe(404)
  })
})
