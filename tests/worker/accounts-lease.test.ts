import { describe, expect, it } from 'vitest'
import { LEASE_DAYS, type Lease } from '#domain/plans/lease.ts'
import type { SessionAnswer } from '#domain/team/account.ts'
import { aRegistration, cookieOf, openAccount, setRole, withCookie } from '#tests/factories/accounts.ts'
import { bindings, post } from '#tests/factories/api.ts'
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

  it('is signed by the new key after a rotation, and the old key still proves the old lease', async () => {
    const typed = aRegistration()
    const deviceId = newId()
    const before = await answerOf(await openAccount(typed, onDevice(deviceId)))
    const [first, second] = JSON.parse(bindings.LEASE_KEYS) as object[]
    const { email, password } = typed
    const response = await app.fetch(
      new Request('https://roaauto.test/api/auth/login', {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin', ...onDevice(deviceId) },
        body: JSON.stringify({ email, password }),
      }),
      { ...bindings, LEASE_KEYS: JSON.stringify([second, first]) },
    )
    const after = await answerOf(response)
    expect(await claimsOf(after)).toMatchObject({ did: deviceId })
    const old = { token: before.lease?.token ?? '', keys: after.lease?.keys ?? [] }
    expect(await readLease(old)).toMatchObject({ did: deviceId })
  })

  it.each([{}, onDevice('nu e un id')])(
    'is not given to a caller that names no device (%j)',
    async (headers) => {
      const answer = await answerOf(await openAccount(aRegistration(), headers))
      expect(answer.lease).toBeNull()
    },
  )
})
