import { describe, expect, it, vi } from 'vitest'
import { PRIVACY_VERSION, TERMS_VERSION } from '#domain/legal/versions.ts'
import type { SessionAnswer } from '#domain/team/account.ts'
import type { Member } from '#domain/team/schema.ts'
import { bearer, cookieOf, registerShop, withCookie } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, post, rawDb, rowsDb, setPlan } from '#tests/factories/api.ts'
import { deliver } from '#tests/factories/effects.ts'
import { aDevice, aShop, newId, orderOps } from '#tests/factories/sync.ts'
import { localMessages } from '#worker/db/local-outbox.ts'

const PASSWORD = 'altă parolă destul de lungă'

/** A shop on Pro, which has three seats. */
const aTeam = async () => {
  const shop = await aShop()
  await setPlan(shop.tenantId, 'pro')
  return shop
}
type Team = Awaited<ReturnType<typeof aTeam>>

const memberOf = ({ tenantId }: Team, id: string) =>
  rowsDb.prepare('SELECT * FROM members WHERE tenant_id = ? AND id = ?').bind(tenantId, id).first<Member>()

const effectsOf = async ({ tenantId }: Pick<Team, 'tenantId'>, id: string, job: string) => {
  const found = await rowsDb
    .prepare(
      "SELECT key FROM effects WHERE tenant_id = ? AND job = ? AND key LIKE '%' || ? || '%' AND state = 'pending'",
    )
    .bind(tenantId, job, id)
    .all<{ key: string }>()
  return found.results.map(({ key }) => key)
}

/** Carries the effects of a colleague, whether the queue has done so already or not. */
const carry = async (shop: Team, id: string, job: string) => {
  await vi.waitFor(
    async () => {
      for (const key of await effectsOf(shop, id, job)) await deliver({ tenantId: shop.tenantId, key })
      expect(await effectsOf(shop, id, job)).toEqual([])
    },
    { timeout: 20_000 },
  )
}

const inviteOps = (id: string, role: string, email: string, data: object = {}) => [
  { op: 'insert', collection: 'members', id, data: { name: 'Dan Pop', email, role, ...data } },
]

/** Invites an address; returns the row's id and the token in the mail. */
const invite = async (shop: Team, role: string, email: string, data: object = {}) => {
  const id = newId()
  const { results } = await shop.device.act(inviteOps(id, role, email, data))
  expect(results[0]?.status).toBe('applied')
  await carry(shop, id, 'team.invite')
  return { id, token: await tokenTo(email) }
}

/** The token in the last mail to an address. */
const tokenTo = async (email: string) => {
  const mail = (await localMessages(bindings)).find(({ recipient }) => recipient === email)
  const token = /\/i\/([\w-]+)/.exec(mail?.body ?? '')?.[1]
  if (!token) throw new Error(`no invite went to ${email}`)
  return token
}

const accept = (token: string, data: object = {}) =>
  post('/api/auth/invite/accept', {
    token,
    name: 'Dan Pop',
    password: PASSWORD,
    termsVersion: TERMS_VERSION,
    privacyVersion: PRIVACY_VERSION,
    ...data,
  })

const logIn = async (email: string, password = PASSWORD) => {
  const response = await post('/api/auth/login', { email, password })
  const answer = (await response.json()) as SessionAnswer
  return { answer, refreshToken: cookieOf(response) ?? '', device: aDevice(answer) }
}

const patch = (id: string, data: object) => ({ op: 'patch', collection: 'members', id, base: 0, data })

let made = 0
const anAddress = () => `coleg${++made}-${crypto.randomUUID().slice(0, 8)}@service.test`

describe('an invite', { timeout: 90_000 }, () => {
  it('is read without a change, accepted once, and opens the shop with its role', async () => {
    const shop = await aTeam()
    const email = anAddress()
    const mechanic = newId()
    await shop.device.act([{ op: 'insert', collection: 'mecanici', id: mechanic, data: { nume: 'Pop' } }])
    const { id, token } = await invite(shop, 'mechanic', email, { mechanic_id: mechanic })
    const link = await call(`/i/${token}`)
    expect([link.status, link.headers.get('location')]).toEqual([302, `/invitatie#${token}`])
    const seen = await post('/api/auth/invite', { token })
    expect(await seen.json()).toMatchObject({ email, name: 'Dan Pop', role: 'mechanic', hasAccount: false })
    expect((await memberOf(shop, id))?.state).toBe('invited')

    expect((await accept(token)).status).toBe(204)
    const { answer } = await logIn(email)
    expect(answer.me).toMatchObject({ user: { role: 'mechanic', email }, shop: { id: shop.tenantId } })
    const member = await memberOf(shop, id)
    expect(member).toMatchObject({ state: 'active', user_id: answer.me.user.id, mechanic_id: null })
    const linked = await rowsDb.prepare('SELECT user_id FROM mecanici WHERE id = ?').bind(mechanic).first()
    expect(linked).toEqual({ user_id: answer.me.user.id })

    // The acceptance knows the row that it changes, so it replaces nothing that the owner wrote.
    const { rows } = await shop.device.changes()
    expect(rows.filter(({ collection }) => collection === 'replaced_values')).toEqual([])

    expect((await errorOf(await accept(token))).code).toBe('invite_over')
    expect((await errorOf(await post('/api/auth/invite', { token }))).code).toBe('invite_over')
    await carry(shop, id, 'team.follow')
    expect((await logIn(email)).answer.me.user.role).toBe('mechanic')
  })

  it('is accepted by a person whom no shop has any more: the account goes on with the new password', async () => {
    const email = anAddress()
    const [first, second] = [await aTeam(), await aTeam()]
    const { id, token } = await invite(first, 'reception', email)
    expect((await accept(token)).status).toBe(204)
    const { answer } = await logIn(email)
    await first.device.act([patch(id, { state: 'deactivated' })])
    await carry(first, id, 'team.follow')
    expect((await errorOf(await post('/api/auth/login', { email, password: PASSWORD }))).code).toBe(
      'without_shop',
    )

    const again = await invite(second, 'reception', email)
    const seen = await post('/api/auth/invite', { token: again.token })
    expect(await seen.json()).toMatchObject({ hasAccount: false })
    const password = 'o a treia parolă destul de lungă'
    expect((await accept(again.token, { password })).status).toBe(204)
    expect((await post('/api/auth/login', { email, password: PASSWORD })).status).toBe(401)
    const { me } = (await logIn(email, password)).answer
    expect([me.user.id, me.shop.id]).toEqual([answer.me.user.id, second.tenantId])
    expect((await accept(again.token)).status).not.toBe(204)
  })

  it('is accepted by one of several at once', async () => {
    const shop = await aTeam()
    const { token } = await invite(shop, 'reception', anAddress())
    const answers = await Promise.all([1, 2, 3].map((one) => accept(token, { password: PASSWORD + one })))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409])
  })

  it('is over when it is withdrawn, sent again, expired or invented, in the same words', async () => {
    const shop = await aTeam()
    const email = anAddress()
    const { id, token } = await invite(shop, 'accountant', email)
    const over = async (one: string) => (await errorOf(await post('/api/auth/invite', { token: one }))).code
    await shop.device.act([patch(id, { state: 'withdrawn' })])
    expect(await over(token)).toBe('invite_over')
    await rowsDb
      .prepare("UPDATE members SET invited_at = '2026-01-01T00:00:00.000Z' WHERE id = ?")
      .bind(id)
      .run()
    await bindings.TENANT.getByName(shop.tenantId).purge(shop.tenantId, '2000-01-01T00:00:00.000Z')
    await shop.device.act([patch(id, { state: 'invited' })])
    expect((await memberOf(shop, id))?.invites).toBe(2)
    await carry(shop, id, 'team.invite')
    const second = await tokenTo(email)
    expect(second).not.toBe(token)
    expect([await over(token), await over('x'.repeat(26))]).toEqual(['invite_over', 'invite_over'])
    expect((await post('/api/auth/invite', { token: second })).status).toBe(200)
    await rowsDb
      .prepare("UPDATE members SET invite_expires_at = '2026-01-01T00:00:00.000Z' WHERE id = ?")
      .bind(id)
      .run()
    expect(await over(second)).toBe('invite_over')
    expect((await errorOf(await accept(second))).code).toBe('invite_over')
  })

  it('to an address with an account is accepted by that account alone, whose own shop stays', async () => {
    const [shop, other] = [await aTeam(), await registerShop()]
    const { token } = await invite(shop, 'accountant', other.typed.email)
    expect(await (await post('/api/auth/invite', { token })).json()).toMatchObject({ hasAccount: true })
    expect((await errorOf(await accept(token))).code).toBe('email_taken')
    const stranger = await registerShop()
    const join = (accessToken: string) => post('/api/team/join', { token }, bearer(accessToken))
    expect((await errorOf(await join(stranger.accessToken))).code).toBe('invite_of_other')
    expect(await (await join(other.accessToken)).json()).toEqual({ shopId: shop.tenantId })
    const shops = await rawDb.DB.prepare(
      "SELECT tenant_id, rol FROM memberships WHERE user_id = ? AND state = 'active' ORDER BY rol",
    )
      .bind(other.answer.me.user.id)
      .all()
    expect(shops.results).toEqual([
      { tenant_id: shop.tenantId, rol: 'accountant' },
      { tenant_id: other.answer.me.shop.id, rol: 'owner' },
    ])
  })

  it('is one of a hundred at once, of which no more pass than there are seats', async () => {
    const shop = await aTeam()
    const devices = Array.from({ length: 10 }, () => aDevice(shop.session))
    const answers = await Promise.all(
      devices.map((device) =>
        device.act(...Array.from({ length: 10 }, () => inviteOps(newId(), 'mechanic', anAddress()))),
      ),
    )
    const outcomes = answers.flatMap(({ results }) => results.map(({ status }) => status))
    expect(outcomes).toHaveLength(100)
    expect(outcomes.filter((status) => status === 'applied')).toHaveLength(2)
  })
})

describe('an access that ends', { timeout: 90_000 }, () => {
  it('ends the session, tells the device so, and keeps what it had not sent for the office', async () => {
    const shop = await aTeam()
    const email = anAddress()
    const { id, token } = await invite(shop, 'reception', email)
    await accept(token)
    const colleague = await logIn(email)
    expect((await colleague.device.get('/api/me')).status).toBe(200)
    await shop.device.act([patch(id, { state: 'deactivated' })])
    await carry(shop, id, 'team.follow')
    expect((await colleague.device.get('/api/me')).status).toBe(401)
    const cookie = withCookie(colleague.refreshToken)
    expect((await errorOf(await post('/api/auth/refresh', {}, cookie))).code).toBe('access_ended')
    expect((await errorOf(await post('/api/auth/login', { email, password: PASSWORD }))).code).toBe(
      'without_shop',
    )

    const unsent = colleague.device.mutation(orderOps(newId()), 'Comandă nouă')
    const tooLarge = colleague.device.mutation(
      Array.from({ length: 4 }, () => ({
        op: 'insert' as const,
        collection: 'orders',
        id: newId(),
        data: { observatii: 'a'.repeat(300_000) },
      })),
    )
    const keep = async () => (await post('/api/auth/kept', { mutations: [unsent, tooLarge] }, cookie)).json()
    const answer = { refused: [{ id: tooLarge.id, code: 'invalid_input' }] }
    expect([await keep(), await keep()]).toEqual([answer, answer])
    const { rows } = await shop.device.changes()
    const kept = rows.filter(({ collection }) => collection === 'kept_acts')
    expect(kept.map(({ row }) => [row.id, row.label, row.user_id])).toEqual([
      [unsent.id, 'Comandă nouă', colleague.answer.me.user.id],
    ])
    expect(JSON.parse(String(kept[0]?.row.ops))).toEqual(unsent.ops)
    expect(rows.some(({ collection }) => collection === 'orders')).toBe(false)

    const foreign = await registerShop()
    expect(
      (await post('/api/auth/kept', { mutations: [unsent] }, withCookie(foreign.refreshToken))).status,
    ).toBe(401)
    expect((await post('/api/auth/kept', { mutations: [unsent] })).status).toBe(401)
  })

  it('follows late and twice without going back to an older role', async () => {
    const shop = await aTeam()
    const { id, token } = await invite(shop, 'accountant', anAddress())
    await accept(token)
    await shop.device.act([patch(id, { role: 'mechanic' })])
    await carry(shop, id, 'team.follow')
    const role = async () => {
      const { user_id = '' } = (await memberOf(shop, id)) ?? {}
      return (await rawDb.DB.prepare('SELECT rol FROM memberships WHERE user_id = ?').bind(user_id).first())
        ?.rol
    }
    expect(await role()).toBe('mechanic')
    await rowsDb.prepare("UPDATE members SET role = 'owner', rev = 1 WHERE id = ?").bind(id).run()
    await rowsDb
      .prepare(
        "UPDATE effects SET state = 'pending', next_at = '2026-01-01T00:00:00.000Z' WHERE job = 'team.follow' AND key LIKE '%' || ? || '%'",
      )
      .bind(id)
      .run()
    await carry(shop, id, 'team.follow')
    expect(await role()).toBe('mechanic')
  })
})

describe('the shop', { timeout: 90_000 }, () => {
  it('is handed over to a colleague, by its owner', async () => {
    const shop = await aTeam()
    const email = anAddress()
    const { id, token } = await invite(shop, 'manager', email)
    await accept(token)
    const manager = await logIn(email)
    const give = (memberId: string, headers: Record<string, string>) =>
      post('/api/team/hand-over', { memberId }, headers)
    expect((await errorOf(await give(shop.tenantId, manager.device.headers))).code).toBe('forbidden')
    expect((await give(id, shop.device.headers)).status).toBe(204)
    expect([(await memberOf(shop, id))?.role, (await memberOf(shop, shop.tenantId))?.role]).toEqual([
      'owner',
      'manager',
    ])
    expect((await logIn(email)).answer.me.user.role).toBe('owner')
  })

  it('shows an accountant the books, and nobody of another shop its people', async () => {
    const [shop, other] = [await aTeam(), await aTeam()]
    const email = anAddress()
    const { token } = await invite(shop, 'accountant', email)
    await accept(token)
    const { device } = await logIn(email)
    await shop.device.act(orderOps(newId()))
    const seen = new Set((await device.changes()).rows.map(({ collection }) => collection))
    expect([...seen].sort()).toEqual(['members', 'tenants'])
    const foreign = (await other.device.changes()).rows.filter(({ collection }) => collection === 'members')
    expect(foreign.map(({ row }) => row.id)).toEqual([other.tenantId])
    const { results } = await other.device.act([patch(shop.tenantId, { name: 'X' })])
    expect(results[0]?.status).toBe('rejected')
  })
})
