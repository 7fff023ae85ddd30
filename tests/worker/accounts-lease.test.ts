import { describe, expect, it } from 'vitest'
import { rotatedLeaseKeys } from '#bin/lease-key.ts'
import { LEASE_DAYS, type Lease } from '#domain/plans/lease.ts'
import type { SessionAnswer } from '#domain/team/account.ts'
import {
  aRegistration,
  bearer,
  cookieOf,
  openAccount,
  setRole,
  withCookie,
} from '#tests/factories/accounts.ts'
import { bindings, HOST, post } from '#tests/factories/api.ts'
import { newId } from '#tests/factories/sync.ts'
import { readLease } from '#web/data/lease-token.ts'
import { app } from '#worker/app.ts'

const onDevice = (deviceId: string) => ({ 'x-roa-device': deviceId })
const answerOf = async (response: Response) => (await response.json()) as SessionAnswer
const claimsOf = async (answer: SessionAnswer) => readLease(answer.lease as Lease)

describe('the lease', () => {
  it('comes with registration, log-in and renewal, for the device that asked', async () => {
    const typed = aRegistration()
    const [first, second] = [newId(), newId()]
    const registered = await answerOf(await openAccount(typed, onDevice(first)))
    const { user, shop } = registered.me
    const claims = await claimsOf(registered)
    expect(claims).toMatchObject({ sub: user.id, tid: shop.id, did: first, role: 'owner', plan: 'basic' })
    expect(claims?.ends).toBe(shop.planEndsAt)
    expect((claims?.exp ?? 0) - (claims?.iat ?? 0)).toBe(LEASE_DAYS * 86_400)

    const { email, password } = typed
    const loggedIn = await post('/api/auth/login', { email, password }, onDevice(second))
    const token = cookieOf(loggedIn) ?? ''
    expect(await claimsOf(await answerOf(loggedIn))).toMatchObject({ did: second })

    await setRole(user.id, 'mechanic')
    const headers = { ...withCookie(token), ...onDevice(second) }
    const renewed = await answerOf(await post('/api/auth/refresh', '', headers))
    expect(await claimsOf(renewed)).toMatchObject({ did: second, role: 'mechanic' })
  })

  it('names all keys of the deployment, the signing one first, and no private part', async () => {
    const answer = await answerOf(await openAccount(aRegistration(), onDevice(newId())))
    const ours = JSON.parse(bindings.LEASE_KEYS) as { kid: string; d: string }[]
    expect(answer.lease?.keys.map(({ kid }) => kid)).toEqual(ours.map(({ kid }) => kid))
    for (const { d } of ours) expect(JSON.stringify(answer)).not.toContain(d)
  })

  it('is signed by the new key after both secrets are replaced: old leases stand, people log in again', async () => {
    const deviceId = newId()
    const typed = aRegistration()
    const opened = await openAccount(typed, onDevice(deviceId))
    const before = await answerOf(opened)
    const rotated = {
      ...bindings,
      LEASE_KEYS: rotatedLeaseKeys(bindings.LEASE_KEYS),
      SESSION_SECRET: 'another secret for tests that is long enough',
    }
    const ask = (method: string, path: string, headers: Record<string, string>, body?: string) =>
      app.fetch(
        new Request(`${HOST}${path}`, {
          method,
          headers: { 'sec-fetch-site': 'same-origin', ...onDevice(deviceId), ...headers },
          ...(body === undefined ? {} : { body }),
        }),
        rotated,
      )
    // What the old secret has signed opens nothing.
    expect((await ask('GET', '/api/me', bearer(before.accessToken))).status).toBe(401)
    expect((await ask('POST', '/api/auth/refresh', withCookie(cookieOf(opened) ?? ''))).status).toBe(401)
    const { email, password } = typed
    const after = await answerOf(
      await ask('POST', '/api/auth/login', {}, JSON.stringify({ email, password })),
    )
    expect((await ask('GET', '/api/me', bearer(after.accessToken))).status).toBe(200)
    const { lease } = after
    expect(await claimsOf(after)).toMatchObject({ did: deviceId })
    expect(await readLease({ token: before.lease?.token ?? '', keys: lease?.keys ?? [] })).toMatchObject({
      did: deviceId,
    })
    // The new one is the new key's alone.
    expect(await readLease({ token: lease?.token ?? '', keys: before.lease?.keys ?? [] })).toBeNull()
  })

  it.each([{}, onDevice('nu e un id')])(
    'is not given to a caller that names no device (%j)',
    async (headers) => {
      const answer = await answerOf(await openAccount(aRegistration(), headers))
      expect(answer.lease).toBeNull()
    },
  )
})
