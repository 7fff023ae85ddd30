import { env, exports } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { ISSUES } from '#domain/kernel/issues.ts'
import type { Me } from '#domain/team/account.ts'
import { aRegistration, bearer, cookieOf, deviceOf, registerShop } from '#tests/factories/accounts.ts'
import { call, errorOf, post, rawDb, rowsDb } from '#tests/factories/api.ts'
import { holdEmail, letEmailGo } from '#worker/db/registrations.ts'

const register = (body: unknown) => post('/api/auth/register', body)
const shopsOf = async (email: string) =>
  (await rowsDb.prepare('SELECT nume FROM tenants WHERE email = ?').bind(email).all<{ nume: string }>())
    .results

describe('POST /api/auth/register', () => {
  it('founds a shop on a trial of Basic and logs its owner in', async () => {
    const typed = aRegistration({ cui: ' ro 14399840 ', email: '  Patron.Nou@Service.TEST ' })
    const before = Date.now()
    const response = await register(typed)
    expect(response.status).toBe(201)
    const { answer } = await deviceOf(response)
    expect(answer.expiresIn).toBe(600)
    expect(answer.me.user).toMatchObject({
      name: typed.name,
      email: 'patron.nou@service.test',
      role: 'owner',
    })
    expect(answer.me.shop).toMatchObject({ name: typed.company, plan: 'basic' })
    const days = (Date.parse(answer.me.shop.planEndsAt ?? '') - before) / 86_400_000
    expect(days).toBeGreaterThan(29.9)
    expect(days).toBeLessThan(30.1)

    const mine = await call('/api/me', { headers: bearer(answer.accessToken) })
    expect(mine.status).toBe(200)
    expect((await mine.json()) as Me).toEqual(answer.me)

    const shop = await rowsDb
      .prepare('SELECT cui, email FROM tenants WHERE id = ?')
      .bind(answer.me.shop.id)
      .first()
    expect(shop).toEqual({ cui: '14399840', email: 'patron.nou@service.test' })
  })

  it('stores neither the password nor the refresh token', async () => {
    const { typed, refreshToken, answer } = await registerShop()
    const user = await rawDb.DB.prepare('SELECT * FROM users WHERE id = ?').bind(answer.me.user.id).first()
    const session = await rawDb.DB.prepare('SELECT * FROM sessions WHERE user_id = ?')
      .bind(answer.me.user.id)
      .first()
    const kept = JSON.stringify([user, session])
    expect(kept).not.toContain(typed.password)
    for (const part of refreshToken.split('.').slice(1)) expect(kept).not.toContain(part)
    expect(user?.password_hash).toMatch(/^scrypt\$16384\$8\$5\$[\w-]{22}\$[\w-]{43}$/)
    expect(session?.token_hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('sets the refresh cookie only for the account routes, out of reach of scripts and other sites', async () => {
    const response = await register(aRegistration())
    const [cookie, ...attributes] = (response.headers.getSetCookie()[0] ?? '').split('; ')
    expect(cookie).toMatch(/^roa_refresh=[0-9a-f-]{36}\.[\w-]{22}\.[\w-]{43}$/)
    expect(attributes.sort()).toEqual([
      'HttpOnly',
      'Max-Age=2592000',
      'Path=/api/auth',
      'SameSite=Strict',
      'Secure',
    ])
  })

  it('omits Secure only on http://localhost, where Safari refuses such a cookie', async () => {
    const worker = (exports as unknown as { default: { fetch(request: Request): Promise<Response> } }).default
    const cookieAt = async (host: string): Promise<string> => {
      const response = await worker.fetch(
        new Request(`${host}/api/auth/register`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
          body: JSON.stringify(aRegistration()),
        }),
      )
      expect(response.status).toBe(201)
      return response.headers.getSetCookie()[0] ?? ''
    }
    for (const host of ['http://localhost:8787', 'http://127.0.0.1:8787'])
      expect(await cookieAt(host)).not.toContain('Secure')
    for (const host of ['https://localhost', 'http://roaauto.test', 'http://localhost.roaauto.test'])
      expect(await cookieAt(host)).toContain('Secure')
  })

  it('refuses an e-mail that has an account, however it is written', async () => {
    const { typed } = await registerShop()
    const shops = () => rowsDb.prepare('SELECT count(*) AS n FROM tenants').first()
    const before = await shops()
    const again = await register(aRegistration({ email: typed.email.toUpperCase() }))
    expect(again.status).toBe(409)
    expect((await errorOf(again)).code).toBe('email_taken')
    expect(cookieOf(again)).toBeNull()
    expect(await shops()).toEqual(before)
  })

  it('gives the e-mail to only one of two at once', async () => {
    const typed = aRegistration()
    const stray = () =>
      rawDb.DB.prepare(
        'SELECT (SELECT count(*) FROM directory WHERE tenant_id NOT IN (SELECT tenant_id FROM memberships)) AS d, ' +
          '(SELECT count(*) FROM sessions WHERE user_id NOT IN (SELECT id FROM users)) AS s, ' +
          '(SELECT count(*) FROM registrations) AS r',
      ).first()
    // Other tests share the directory, and may leave shops without people.
    const before = await stray()
    const answers = await Promise.all([register(typed), register(typed), register(typed)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    for (const answer of answers)
      if (answer.status === 409) expect((await errorOf(answer)).code).toBe('email_taken')
    const count = await rawDb.DB.prepare('SELECT count(*) AS n FROM users WHERE email = ?')
      .bind(typed.email)
      .first()
    expect(count).toEqual({ n: 1 })
    // The losers leave no address, no session and no shop behind.
    expect(await stray()).toEqual(before)
    expect(await shopsOf(typed.email)).toHaveLength(1)
  })

  it('that fails after its shop was founded leaves that shop to the next attempt', async () => {
    const typed = aRegistration({ company: 'Service Întrerupt SRL' })
    await rawDb.DB.prepare(
      "CREATE TRIGGER broken BEFORE INSERT ON sessions BEGIN SELECT RAISE(ABORT, 'broken off'); END",
    ).run()
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect((await register(typed)).status).toBe(500)
    log.mockRestore()
    await rawDb.DB.prepare('DROP TRIGGER broken').run()
    expect(await shopsOf(typed.email)).toEqual([{ nume: 'Service Întrerupt SRL' }])
    expect((await register({ ...typed, company: 'Service Reluat SRL' })).status).toBe(201)
    expect(await shopsOf(typed.email)).toEqual([{ nume: 'Service Reluat SRL' }])
    expect(await rawDb.DB.prepare('SELECT * FROM registrations').first()).toBeNull()
  })

  it('that fails late does not release an e-mail that another one has by then', async () => {
    const { email } = aRegistration()
    const place = { tenantId: crypto.randomUUID(), shard: 1 }
    const hold = (now: number) => holdEmail(env as never, email, place, now)
    expect(await hold(1_000_000)).toEqual(place)
    expect(await hold(1_060_000)).toEqual(place)
    await letEmailGo(env as never, email, 1_000_000)
    expect(await hold(1_060_001)).toBeNull()
    await letEmailGo(env as never, email, 1_060_000)
    expect(await hold(1_060_001)).toEqual(place)
  })

  it('is allowed five times from one address, then waits longer and longer', async () => {
    const { typed } = await registerShop()
    const ip = { 'cf-connecting-ip': '81.180.4.4' }
    const ask = (body: object, headers = ip) => post('/api/auth/register', body, headers)
    for (let time = 0; time < 4; time++) expect((await ask(typed)).status).toBe(409)
    expect((await ask(aRegistration())).status).toBe(201)
    for (const body of [typed, aRegistration()]) {
      const response = await ask(body)
      expect(response.status).toBe(429)
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(240)
      expect((await errorOf(response)).code).toBe('too_many_attempts')
    }
    expect((await ask(aRegistration(), { 'cf-connecting-ip': '81.180.4.5' })).status).toBe(201)
    // A development machine does not count: its tests register one shop after the other.
    for (let time = 0; time < 7; time++)
      expect((await ask(typed, { 'cf-connecting-ip': '127.0.0.1' })).status).toBe(409)
    // A request during the wait is not counted, and a log-in from there has its own limit.
    expect((await post('/api/auth/login', { email: typed.email, password: typed.password }, ip)).status).toBe(
      200,
    )
  })

  it.each([
    ['company', ''],
    ['company', '   '],
    ['company', 'x'.repeat(201)],
    ['company', 7],
    ['company', null],
    ['company', ['x']],
    ['company', '\ud800'],
    ['name', ''],
    ['name', 'x'.repeat(121)],
    ['cui', '14399841'],
    ['cui', 'RO'],
    ['cui', 14399840],
    ['email', 'nu e e-mail'],
    ['email', 'a@b'],
    ['email', `${'x'.repeat(250)}@service.test`],
    ['email', ''],
    ['email', {}],
    ['password', 'scurtă'],
    ['password', 'x'.repeat(201)],
    ['password', 1234567890],
    ['password', true],
  ])('refuses %s %j and names the field', async (field, value) => {
    const response = await register({ ...aRegistration(), [field]: value })
    expect(response.status).toBe(422)
    const error = await errorOf(response)
    expect(error.code).toBe('invalid_input')
    expect(error.issues?.map(({ path }) => path)).toContain(field)
    for (const { code } of error.issues ?? []) expect(ISSUES).toHaveProperty(code)
  })

  it.each(['company', 'name', 'email', 'password'])('requires %s', async (field) => {
    const body: Record<string, unknown> = aRegistration()
    delete body[field]
    const error = await errorOf(await register(body))
    expect(error.issues).toEqual([{ path: field, code: 'required' }])
  })

  it('refuses a tenant, a role or a plan from outside', async () => {
    for (const forged of [{ tenant_id: 'x' }, { role: 'owner' }, { plan: 'pro' }, { rol: 'owner' }]) {
      const response = await register({ ...aRegistration(), ...forged })
      expect(response.status).toBe(422)
      const error = await errorOf(response)
      expect(error.issues).toEqual([{ path: Object.keys(forged)[0], code: 'unknown_field' }])
    }
  })

  it.each(['', '{', 'null', '[]', '"x"', '7', '{"email":NaN}', '\u0000', '<xml/>'])(
    'answers %j with one of two codes',
    async (body) => {
      const response = await register(body)
      const { code } = await errorOf(response)
      let readable = true
      try {
        JSON.parse(body)
      } catch {
        readable = false
      }
      expect([response.status, code]).toEqual(readable ? [422, 'invalid_input'] : [400, 'malformed_json'])
    },
  )

  it('refuses a long body, with or without a declared length', async () => {
    const long = JSON.stringify(aRegistration({ company: 'x'.repeat(17_000) }))
    const told = await register(long)
    expect(told.status).toBe(413)
    expect((await errorOf(told)).code).toBe('body_too_large')

    const pieces = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('{"company":"'.padEnd(4096, 'x')))
      },
    })
    const untold = await call('/api/auth/register', { method: 'POST', body: pieces })
    expect(untold.status).toBe(413)
    expect((await errorOf(untold)).code).toBe('body_too_large')
  })

  it('reads a short body that arrives in pieces', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(aRegistration()))
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 10) controller.enqueue(bytes.subarray(at, at + 10))
        controller.close()
      },
    })
    expect((await call('/api/auth/register', { method: 'POST', body: pieces })).status).toBe(201)
  })
})
