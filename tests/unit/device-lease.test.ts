import { importJWK, type JWTPayload, SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newLeaseKey } from '#bin/lease-key.ts'
import { DAY } from '#domain/kernel/days.ts'
import type { Lease } from '#domain/plans/lease.ts'
import { dataName } from '#domain/sync/protocol.ts'
import type { Me } from '#domain/team/account.ts'
import type { Role } from '#domain/team/roles.ts'
import { aDocument } from '#tests/factories/document.ts'
import { grantLease, type PrivateLeaseKey } from '#worker/modules/accounts/lease.ts'

/** The lease from the server's signature to the device's rights, with the product's own code on both sides. */

const NOW = Date.UTC(2026, 10, 21, 8)
const ID = (last: number) => `00000000-0000-7000-8000-00000000000${last}`
const DEVICE = ID(3)
const me = (role: Role, user = ID(1)): Me => ({
  user: { id: user, name: 'Ștefan', email: 's@x.ro', role },
  shop: { id: ID(2), name: 'Service', plan: 'pro', planEndsAt: null, whatsapp: 'link' },
  shops: [],
})
const key = newLeaseKey() as unknown as PrivateLeaseKey
const grant = (who: Me, now = NOW, keys: [PrivateLeaseKey, ...PrivateLeaseKey[]] = [key]) =>
  grantLease(keys, who, DEVICE, now)

const kept = new Map<string, string>()
const json = (body: unknown) => new Response(JSON.stringify(body), { status: 200 })

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval', 'performance'], now: NOW })
  kept.clear()
  kept.set('roa.device', DEVICE)
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  })
  vi.stubGlobal('document', aDocument())
  vi.stubGlobal('navigator', { locks: { request: (_: string, run: () => unknown) => run() }, onLine: true })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Starts the app with what the device has stored. */
const start = async (who: Me, lease: Lease | null) => {
  kept.set('roa.account', JSON.stringify({ me: who, lease }))
  const { openAccount, account, renewRights } = await import('#web/data/account.ts')
  const { entitlement } = await import('#web/data/lease.ts')
  await openAccount()
  return { role: () => account.get()?.user.role, rights: () => entitlement.get(), renewRights }
}

const part = (token: string, index: number) =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString()) as Record<string, unknown>
const withBody = (token: string, body: object) => {
  const [head, , signature] = token.split('.')
  return [head, Buffer.from(JSON.stringify(body)).toString('base64url'), signature].join('.')
}

describe('a lease on the device', () => {
  it('proves plan and role offline, for thirty days', async () => {
    const { role, rights } = await start(me('mechanic'), await grant(me('mechanic')))
    expect(rights()).toEqual({
      state: 'valid',
      role: 'mechanic',
      plan: 'pro',
      until: new Date(NOW + 30 * DAY).toISOString(),
    })
    expect(role()).toBe('mechanic')
  })

  it('decides: a role or a plan that is edited beside it changes nothing', async () => {
    const lease = await grant(me('mechanic'))
    const { role, rights } = await start(me('owner'), lease)
    expect([role(), rights().plan]).toEqual(['mechanic', 'pro'])
  })

  it.each([
    ['a changed role', (lease: Lease) => withBody(lease.token, { ...part(lease.token, 1), role: 'owner' })],
    ['a later end', (lease: Lease) => withBody(lease.token, { ...part(lease.token, 1), exp: 4e9 })],
    ['no signature', (lease: Lease) => lease.token.replace(/[^.]+$/, '')],
    ['another algorithm', (lease: Lease) => lease.token.replace(/^[^.]+/, btoa('{"alg":"none","kid":"x"}'))],
    ['a cut end', (lease: Lease) => lease.token.slice(0, -4)],
    ['no token', () => 'x'],
  ])('with %s proves nothing', async (_, tamper) => {
    const lease = await grant(me('mechanic'))
    const { role, rights } = await start(me('owner'), { ...lease, token: tamper(lease) })
    expect(rights()).toEqual({ state: 'unproven', role: 'mechanic', plan: 'free', until: null })
    expect(role()).toBe('mechanic')
  })

  it('signed by a key that was not pinned proves nothing', async () => {
    const other = await grant(me('owner'), NOW, [newLeaseKey() as unknown as PrivateLeaseKey])
    const { rights } = await start(me('owner'), { ...other, keys: (await grant(me('owner'))).keys })
    expect(rights().state).toBe('unproven')
  })

  it.each([
    ['another issuer', {}, { iss: 'evil' }],
    ['another audience', {}, { aud: 'roaauto-api' }],
    ['no end', {}, { exp: undefined }],
    ['an unknown key', { kid: 'x' }, {}],
    ['another kind of token', { typ: 'JWT' }, {}],
  ])('that our own key signed, with %s, proves nothing', async (_, head, body) => {
    const lease = await grant(me('owner'))
    const claims = { ...part(lease.token, 1), ...body }
    const token = await new SignJWT(claims as JWTPayload)
      .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'lease+jwt', ...head })
      .sign(await importJWK(key, 'ES256'))
    const { rights } = await start(me('owner'), { ...lease, token })
    expect(rights().state).toBe('unproven')
  })

  it('of another person, or carried to another device, proves nothing', async () => {
    const { rights } = await start(me('owner', ID(7)), await grant(me('owner')))
    expect(rights().state).toBe('unproven')
    kept.set('roa.device', ID(9))
    vi.resetModules()
    const there = await start(me('owner'), await grant(me('owner')))
    expect(there.rights().state).toBe('unproven')
  })

  it('expires while the app is open: the role stays, the plan waits', async () => {
    const { role, rights } = await start(me('reception'), await grant(me('reception')))
    vi.setSystemTime(NOW + 30 * DAY)
    vi.advanceTimersByTime(60_000)
    expect(rights()).toMatchObject({ state: 'expired', role: 'reception', plan: 'free' })
    expect(role()).toBe('reception')
  })

  it('is not extended by turning the clock back', async () => {
    const { rights } = await start(me('owner'), await grant(me('owner')))
    vi.setSystemTime(NOW + 30 * DAY + 1000)
    vi.advanceTimersByTime(60_000)
    expect(rights().state).toBe('expired')
    vi.setSystemTime(NOW)
    vi.advanceTimersByTime(60_000)
    expect(rights().state).toBe('expired')
    vi.resetModules()
    const again = await start(me('owner'), await grant(me('owner')))
    expect(again.rights().state).toBe('expired')
  })

  it('is renewed by the server: another role, a later end, new keys, and the server’s time', async () => {
    const device = await start(me('owner'), await grant(me('owner')))
    vi.setSystemTime(NOW + 400 * DAY)
    vi.advanceTimersByTime(60_000)
    expect(device.rights().state).toBe('expired')
    const next = newLeaseKey() as unknown as PrivateLeaseKey
    const lease = await grant(me('mechanic'), NOW + DAY, [next, key])
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      expect(new Headers(init.headers).get('x-roa-device')).toBe(DEVICE)
      return json({ accessToken: 'x', expiresIn: 600, me: me('mechanic'), lease })
    })
    await device.renewRights(dataName(ID(2), ID(1)))
    expect(device.rights()).toMatchObject({ state: 'valid', role: 'mechanic', plan: 'pro' })
    expect(device.role()).toBe('mechanic')
    vi.resetModules()
    const { me: found, lease: pinned } = JSON.parse(kept.get('roa.account') ?? '') as { me: Me; lease: Lease }
    expect(pinned.keys.map(({ kid }) => kid)).toEqual([next.kid, key.kid])
    expect(JSON.stringify(pinned)).not.toContain(next.d)
    expect((await start(found, pinned)).rights().state).toBe('valid')
  })
})

describe('a full storage', () => {
  it('does not stop the app from opening', async () => {
    const lease = await grant(me('owner'))
    const storage = globalThis.localStorage
    vi.stubGlobal('localStorage', {
      ...storage,
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    })
    kept.set('roa.account', JSON.stringify({ me: me('owner'), lease }))
    const { openAccount, account } = await import('#web/data/account.ts')
    await openAccount()
    expect(account.get()?.user.role).toBe('owner')
  })
})
