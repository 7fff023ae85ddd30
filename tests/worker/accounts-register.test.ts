import { env, exports } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, expect, it, vi } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { ISSUES } from '#domain/kernel/issues.ts'
import { PRIVACY_VERSION, TERMS_VERSION } from '#domain/legal/versions.ts'
import type { Me } from '#domain/team/account.ts'
import type { Asked } from '#domain/team/codes.ts'
import { registerSchema } from '#domain/team/sign-up.ts'
import { countingDb } from '#tests/bench/server/counting-db.ts'
import {
  aRegistration,
  bearer,
  codeOfMail,
  cookieOf,
  deviceOf,
  openAccount,
  registerShop,
} from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, post, rawDb, rowsDb } from '#tests/factories/api.ts'
import { localMessages } from '#worker/db/local-outbox.ts'
import { holdEmail, letEmailGo } from '#worker/db/registrations.ts'
import { codeOf } from '#worker/modules/accounts/codes.ts'
import { signUp } from '#worker/modules/accounts/sign-up.ts'
import { hashOf } from '#worker/pages/signing.ts'

const register = (body: unknown, headers: Record<string, string> = {}) =>
  post('/api/auth/register', body, headers)
const ticketOf = async (response: Response) => ((await response.json()) as Asked).ticket
const verify = (ticket: string, code: string) => post('/api/auth/verify', { ticket, code })
const shopsOf = async (email: string) =>
  (await rowsDb.prepare('SELECT nume FROM tenants WHERE email = ?').bind(email).all<{ nume: string }>())
    .results
const other = (code: string) => code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))

describe('a sign-up', () => {
  it('founds a shop on a trial of Basic once its code is typed, and logs its owner in', async () => {
    const typed = aRegistration({ cui: ' ro 14399840 ', email: '  Patron.Nou@Service.TEST ' })
    const before = Date.now()
    const asked = await register(typed)
    expect([asked.status, cookieOf(asked)]).toEqual([202, null])
    expect(await shopsOf('patron.nou@service.test')).toEqual([])
    const ticket = await ticketOf(asked)
    const response = await verify(ticket, await codeOfMail(ticket))
    expect(response.status).toBe(201)
    const { answer } = await deviceOf(response)
    expect(answer.expiresIn).toBe(600)
    expect(answer.me.user).toMatchObject({
      name: typed.name,
      email: 'patron.nou@service.test',
      role: 'owner',
    })
    expect(answer.me.shop).toMatchObject({ name: typed.company, plan: 'basic' })
    const days = (Date.parse(answer.me.shop.planEndsAt ?? '') - before) / DAY
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
    const user = await rawDb.DB.prepare(
      'SELECT terms_version, privacy_version, terms_accepted_at FROM users WHERE id = ?',
    )
      .bind(answer.me.user.id)
      .first<Record<string, string>>()
    expect(user).toMatchObject({ terms_version: TERMS_VERSION, privacy_version: PRIVACY_VERSION })
    expect(Date.parse(user?.terms_accepted_at ?? '')).toBeGreaterThanOrEqual(before)
  })

  it('of a firm needs its CUI, and one that is not registered says so', async () => {
    const { registered: _, ...typed } = aRegistration()
    const refused = await errorOf(await register(typed))
    expect(refused.issues).toEqual([{ path: 'cui', code: 'required' }])
    expect((await register({ ...typed, cui: '14399840' })).status).toBe(202)
    expect((await register({ ...typed, registered: false })).status).toBe(202)
  })

  it('accepts the documents of today, and no others', async () => {
    for (const field of ['termsVersion', 'privacyVersion']) {
      const error = await errorOf(await register({ ...aRegistration(), [field]: '2020-01-01' }))
      expect(error.issues).toEqual([{ path: field, code: 'not_in_list' }])
    }
  })

  it('stores neither the password, nor the refresh token, nor the ticket, nor the code', async () => {
    const typed = aRegistration()
    const ticket = await ticketOf(await register(typed))
    const code = await codeOfMail(ticket)
    const waiting = await rawDb.DB.prepare('SELECT * FROM account_codes WHERE email = ?')
      .bind(typed.email)
      .first()
    const response = await verify(ticket, code)
    const { refreshToken, answer } = await deviceOf(response)
    const user = await rawDb.DB.prepare('SELECT * FROM users WHERE id = ?').bind(answer.me.user.id).first()
    const session = await rawDb.DB.prepare('SELECT * FROM sessions WHERE user_id = ?')
      .bind(answer.me.user.id)
      .first()
    const effects = await rawDb.DB.prepare("SELECT * FROM effects WHERE tenant_id = ''").all()
    const kept = JSON.stringify([waiting, user, session, effects.results])
    for (const secret of [typed.password, ticket, code, code.replace(' ', '')])
      expect(kept).not.toContain(secret)
    for (const part of refreshToken.split('.').slice(1)) expect(kept).not.toContain(part)
    expect(String(user?.password_hash)).toMatch(/^\$argon2id\$/)
    expect(session?.token_hash).toMatch(/^[0-9a-f]{64}$/)
    const used = await rawDb.DB.prepare('SELECT payload FROM account_codes WHERE email = ?')
      .bind(typed.email)
      .first()
    expect(used).toEqual({ payload: '' })
  })

  it('sets the refresh cookie only for the account routes, out of reach of scripts and other sites', async () => {
    const response = await openAccount(aRegistration())
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
    const { typed } = await registerShop()
    const worker = (exports as unknown as { default: { fetch(request: Request): Promise<Response> } }).default
    const cookieAt = async (host: string): Promise<string> => {
      const response = await worker.fetch(
        new Request(`${host}/api/auth/login`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
          body: JSON.stringify({ email: typed.email, password: typed.password }),
        }),
      )
      expect(response.status).toBe(200)
      return response.headers.getSetCookie()[0] ?? ''
    }
    for (const host of ['http://localhost:8787', 'http://127.0.0.1:8787'])
      expect(await cookieAt(host)).not.toContain('Secure')
    for (const host of ['https://localhost', 'http://roaauto.test', 'http://localhost.roaauto.test'])
      expect(await cookieAt(host)).toContain('Secure')
  })

  it('answers alike, after the same statements, whether the address has an account or not', async () => {
    const { typed } = await registerShop()
    const seen = await Promise.all(
      [typed.email.toUpperCase(), 'nimeni.inca@service.test'].map(async (email) => {
        const counting = countingDb(rawDb.DB)
        const { statements } = await counting.measure(async () => {
          const input = v.parse(registerSchema, aRegistration({ email }))
          const visit = { now: Date.now(), userAgent: '', ip: '', place: '', deviceId: null }
          const asked = await signUp({ ...bindings, DB: counting.d1 as never }, input, visit)
          expect(asked).toEqual({
            ticket: expect.stringMatching(/^[\w-]{43}$/),
            expiresAt: expect.any(String),
          })
        })
        return statements
      }),
    )
    expect(seen[0]).toEqual(seen[1])
  })

  it('of an address with an account gets a mail that says so, and no code that opens anything', async () => {
    const { typed } = await registerShop()
    const ticket = await ticketOf(await register(aRegistration({ email: typed.email })))
    expect(await codeOfMail(ticket)).toBe('')
    const [mail] = (await localMessages(bindings)).filter(({ recipient }) => recipient === typed.email)
    expect(mail?.subject).toBe('Ai deja un cont ROA AUTO')
    expect(mail?.body).toContain('/cont/conectare')
    const secret = new TextEncoder().encode(bindings.SESSION_SECRET)
    const response = await verify(ticket, codeOf(secret, hashOf(ticket), 'only'))
    expect(await errorOf(response)).toMatchObject({ code: 'code_wrong', params: { left: 4 } })
  })

  it('a hundred times at once for one address makes one shop', { timeout: 120_000 }, async () => {
    const { email } = aRegistration()
    const visit = { now: Date.now(), userAgent: '', ip: '', place: '', deviceId: null }
    await rawDb.DB.prepare('DELETE FROM login_attempts').run()
    const asked = await Promise.allSettled(
      Array.from({ length: 100 }, () =>
        signUp(bindings, v.parse(registerSchema, aRegistration({ email })), visit),
      ),
    )
    const tickets = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value.ticket] : []))
    // The reader of the address gets no more mails than that.
    expect(tickets).toHaveLength(20)
    const secret = new TextEncoder().encode(bindings.SESSION_SECRET)
    const typed = tickets.flatMap((ticket) => {
      const code = codeOf(secret, hashOf(ticket), 'only')
      return [verify(ticket, code), verify(ticket, code), verify(ticket, code)]
    })
    const answers = await Promise.all(typed)
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    for (const answer of answers)
      if (answer.status !== 201) expect((await errorOf(answer)).code).toBe('email_taken')
    expect(await shopsOf(email)).toHaveLength(1)
    const people = await rawDb.DB.prepare('SELECT count(*) AS n FROM users WHERE email = ?')
      .bind(email)
      .first()
    expect(people).toEqual({ n: 1 })
  })

  it('bears five wrong codes, also at once; then its code opens nothing', async () => {
    const ticket = await ticketOf(await register(aRegistration()))
    const code = await codeOfMail(ticket)
    const wrong = await Promise.all(Array.from({ length: 8 }, () => verify(ticket, other(code))))
    const codes = await Promise.all(wrong.map(async (answer) => (await errorOf(answer)).code))
    expect(codes.sort()).toEqual([...Array(3).fill('code_expired'), ...Array(5).fill('code_wrong')])
    expect((await errorOf(await verify(ticket, code))).code).toBe('code_expired')
  })

  it('is worth nothing with another ticket, after half an hour, or a second time', async () => {
    const [ticket, foreign] = await Promise.all(
      [1, 2].map(async () => ticketOf(await register(aRegistration()))),
    )
    const code = await codeOfMail(ticket ?? '')
    expect((await errorOf(await verify(foreign ?? '', code))).code).toBe('code_wrong')
    expect((await errorOf(await verify('A'.repeat(43), code))).code).toBe('code_expired')
    expect((await verify(ticket ?? '', code)).status).toBe(201)
    expect((await errorOf(await verify(ticket ?? '', code))).code).toBe('code_expired')
    const late = await codeOfMail(foreign ?? '')
    await rawDb.DB.prepare('UPDATE account_codes SET expires_at = ? WHERE id = ?')
      .bind(new Date().toISOString(), hashOf(foreign ?? ''))
      .run()
    expect((await errorOf(await verify(foreign ?? '', late))).code).toBe('code_expired')
  })

  it('gets its mail again three times, with the same code', async () => {
    const ticket = await ticketOf(await register(aRegistration()))
    const code = await codeOfMail(ticket)
    for (const round of [2, 3, 4]) {
      const again = await post('/api/auth/resend', { ticket })
      expect([again.status, await ticketOf(again)]).toEqual([202, ticket])
      expect(await codeOfMail(ticket, 'sign_up', round)).toBe(code)
    }
    expect((await errorOf(await post('/api/auth/resend', { ticket }))).code).toBe('code_expired')
    expect((await verify(ticket, code)).status).toBe(201)
  })

  it('that fails after its shop was founded leaves that shop to the next try of the code', async () => {
    const typed = aRegistration({ company: 'Service Întrerupt SRL' })
    const ticket = await ticketOf(await register(typed))
    const code = await codeOfMail(ticket)
    await rawDb.DB.prepare(
      "CREATE TRIGGER broken BEFORE INSERT ON sessions BEGIN SELECT RAISE(ABORT, 'broken off'); END",
    ).run()
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect((await verify(ticket, code)).status).toBe(500)
    log.mockRestore()
    await rawDb.DB.prepare('DROP TRIGGER broken').run()
    expect(await shopsOf(typed.email)).toHaveLength(1)
    const again = await ticketOf(await register({ ...typed, company: 'Service Reluat SRL' }))
    expect((await verify(again, await codeOfMail(again))).status).toBe(201)
    expect(await shopsOf(typed.email)).toEqual([{ nume: 'Service Reluat SRL' }])
    expect(await rawDb.DB.prepare('SELECT * FROM registrations').first()).toBeNull()
    expect((await errorOf(await verify(ticket, code))).code).toBe('email_taken')
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
    for (let time = 0; time < 5; time++)
      expect(
        (await register(time === 0 ? aRegistration({ email: typed.email }) : aRegistration(), ip)).status,
      ).toBe(202)
    for (const body of [aRegistration({ email: typed.email }), aRegistration()]) {
      const response = await register(body, ip)
      expect(response.status).toBe(429)
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(240)
      expect((await errorOf(response)).code).toBe('too_many_attempts')
    }
    expect((await register(aRegistration(), { 'cf-connecting-ip': '81.180.4.5' })).status).toBe(202)
    // A development machine does not count: its tests register one shop after the other.
    for (let time = 0; time < 7; time++)
      expect((await register(aRegistration(), { 'cf-connecting-ip': '127.0.0.1' })).status).toBe(202)
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
    expect((await call('/api/auth/register', { method: 'POST', body: pieces })).status).toBe(202)
  })
})
