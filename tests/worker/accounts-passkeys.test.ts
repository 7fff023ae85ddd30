import { beforeAll, describe, expect, it } from 'vitest'
import type { SessionAnswer } from '#domain/team/account.ts'
import type { CreationOptions, Passkey, RequestOptions } from '#domain/team/passkeys.ts'
import { bearer, cookieOf, joinShop, registerShop } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, post, rawDb } from '#tests/factories/api.ts'
import { anAuthenticator } from '#tests/factories/authenticator.ts'
import { localMessages } from '#worker/db/local-outbox.ts'

type Owner = Awaited<ReturnType<typeof registerShop>>
type Authenticator = Awaited<ReturnType<typeof anAuthenticator>>

const optionsOf = async <T>(path: string, token?: string): Promise<T> =>
  (await (await post(path, '', token ? bearer(token) : {})).json()) as T

const creationFor = (token: string) => optionsOf<CreationOptions>('/api/account/passkey-options', token)
const challenge = () => optionsOf<RequestOptions>('/api/auth/passkey/options')
const logIn = (response: object) => post('/api/auth/passkey', { response })
const listOf = async (token: string) =>
  (
    (await (await call('/api/account/passkeys', { headers: bearer(token) })).json()) as {
      passkeys: Passkey[]
    }
  ).passkeys

const add = async (token: string, device: Authenticator, name = 'Telefonul meu') =>
  post('/api/account/passkeys', { name, response: device.create(await creationFor(token)) }, bearer(token))

const makeStale = (userId: string) =>
  rawDb.DB.prepare("UPDATE sessions SET authenticated_at = '2026-01-01T00:00:00.000Z' WHERE user_id = ?")
    .bind(userId)
    .run()

describe('a passkey', () => {
  let owner: Owner
  let device: Authenticator
  beforeAll(async () => {
    owner = await registerShop()
    device = await anAuthenticator()
  })

  it('is made on a device, and the account is told', async () => {
    const response = await add(owner.accessToken, device)
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({ id: device.id, name: 'Telefonul meu', lastUsedAt: null })
    expect((await listOf(owner.accessToken)).map(({ id }) => id)).toEqual([device.id])
    await expect
      .poll(async () => (await localMessages(bindings)).map(({ subject }) => subject), { timeout: 20_000 })
      .toContain('Contul tău are o cheie de acces nouă')
  })

  it('logs its person in, whom the request does not name', async () => {
    const options = await challenge()
    expect(options).toMatchObject({
      rpId: 'roaauto.test',
      allowCredentials: [],
      userVerification: 'required',
    })
    const response = await logIn(await device.get(options))
    expect(response.status).toBe(200)
    expect(cookieOf(response)).not.toBeNull()
    const { me } = (await response.json()) as SessionAnswer
    expect(me.user.id).toBe(owner.answer.me.user.id)
    expect((await listOf(owner.accessToken))[0]?.lastUsedAt).not.toBeNull()
  })

  it('is refused with a used, foreign or expired challenge, another site, no verification, an old count', async () => {
    const options = await challenge()
    const used = await device.get(options)
    expect((await logIn(used)).status).toBe(200)
    const late = await challenge()
    await rawDb.DB.prepare("UPDATE passkey_challenges SET expires_at = '2026-01-01T00:00:00.000Z'").run()
    const ofPerson = await optionsOf<RequestOptions>('/api/account/reauthenticate/options', owner.accessToken)
    const faults: Record<string, object> = {
      'used again': used,
      'an expired challenge': await device.get(late),
      'a challenge for a proof': await device.get(ofPerson),
      'its own challenge': await device.get(await challenge(), { challenge: 'A'.repeat(43) }),
      'another site': await device.get(await challenge(), { origin: 'https://roaauto.evil' }),
      'another id of the site': await device.get(await challenge(), { rpId: 'evil.test' }),
      'nobody verified': await device.get(await challenge(), { flags: 0x01 }),
      'a count that goes back': await device.get(await challenge(), { counter: 1 }),
      'another key': {
        ...(await (await anAuthenticator()).get(await challenge())),
        id: device.id,
        rawId: device.id,
      },
      'an unknown passkey': await (await anAuthenticator()).get(await challenge()),
    }
    for (const [name, response] of Object.entries(faults)) {
      const answer = await logIn(response)
      expect([name, answer.status, (await errorOf(answer)).code]).toEqual([name, 422, 'passkey_refused'])
    }
    expect((await logIn(await device.get(await challenge(), { counter: 100 }))).status).toBe(200)
  })

  it('is not made with a used or foreign challenge, for another site, unverified, or twice', async () => {
    const { accessToken } = owner
    const other = await registerShop()
    const fresh = await anAuthenticator()
    const send = (response: object) =>
      post('/api/account/passkeys', { name: 'Încă una', response }, bearer(accessToken))
    const faults: Record<string, object> = {
      'a challenge of another person': fresh.create(await creationFor(other.accessToken)),
      'a challenge for a log-in': fresh.create({
        ...(await creationFor(accessToken)),
        challenge: (await challenge()).challenge,
      }),
      'another site': fresh.create(await creationFor(accessToken), { origin: 'https://roaauto.evil' }),
      'another id of the site': fresh.create(await creationFor(accessToken), { rpId: 'evil.test' }),
      'nobody verified': fresh.create(await creationFor(accessToken), { flags: 0x41 }),
      'the same once more': device.create(await creationFor(accessToken)),
    }
    for (const [name, response] of Object.entries(faults)) {
      const answer = await send(response)
      expect([name, answer.status, (await errorOf(answer)).code]).toEqual([name, 422, 'passkey_refused'])
    }
    expect(await listOf(accessToken)).toHaveLength(1)
  })

  it('proves the person of a session again, and no other person', async () => {
    const { accessToken, answer } = owner
    const other = await registerShop()
    await makeStale(answer.me.user.id)
    expect((await errorOf(await post('/api/account/passkey-options', '', bearer(accessToken)))).code).toBe(
      'reauthentication_required',
    )
    const prove = (token: string, response: object) =>
      post('/api/account/reauthenticate/passkey', { response }, bearer(token))
    const ask = (token: string) => optionsOf<RequestOptions>('/api/account/reauthenticate/options', token)
    const foreign = await device.get(await ask(other.accessToken), { counter: 200 })
    expect((await errorOf(await prove(other.accessToken, foreign))).code).toBe('passkey_refused')
    const options = await ask(accessToken)
    expect(options.allowCredentials.map(({ id }) => id)).toEqual([device.id])
    expect((await prove(accessToken, await device.get(options, { counter: 201 }))).status).toBe(204)
    expect((await creationFor(accessToken)).excludeCredentials.map(({ id }) => id)).toEqual([device.id])
  })

  it('is named and removed by its person alone', async () => {
    const { accessToken, answer } = owner
    const colleague = await joinShop(answer.me.shop.id, 'manager')
    const at = `/api/account/passkeys/${device.id}`
    const rename = (token: string) =>
      call(at, { method: 'PUT', headers: bearer(token), body: JSON.stringify({ name: 'Biroul' }) })
    const remove = (token: string) => call(at, { method: 'DELETE', headers: bearer(token) })
    expect((await rename(colleague.accessToken)).status).toBe(404)
    expect((await remove(colleague.accessToken)).status).toBe(404)
    expect((await rename(accessToken)).status).toBe(204)
    expect((await listOf(accessToken)).map(({ name }) => name)).toEqual(['Biroul'])
    expect((await remove(accessToken)).status).toBe(204)
    const response = await logIn(await device.get(await challenge(), { counter: 300 }))
    expect((await errorOf(response)).code).toBe('passkey_refused')
  })
})
