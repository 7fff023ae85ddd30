import { SignJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Contract } from '#domain/api/contract.ts'
import { errorsOf } from '#domain/api/contract.ts'
import { CONTRACTS } from '#domain/api/contracts.ts'
import { AUTH_PATH, LEGAL_PAGES, PAGES, pathOf } from '#domain/api/paths.ts'
import { nameOf } from '#domain/api/registry.ts'
import { PLAN_IDS, type PlanId, planHas } from '#domain/plans/catalogue.ts'
import { FRESH_MINUTES } from '#domain/team/account.ts'
import { FOUNDER, ROLES, type Role } from '#domain/team/roles.ts'
import { bearer, type Device, joinShop, registerShop } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, rawDb, setPlan } from '#tests/factories/api.ts'
import { operatorCookie } from '#tests/factories/operator.ts'
import { aPortal } from '#tests/factories/portal.ts'
import { app } from '#worker/app.ts'
import { ACCESS_SECONDS, signAccessToken } from '#worker/http/access-token.ts'
import { FORM_BYTES } from '#worker/http/body-limit.ts'
import { secretsOf } from '#worker/http/secrets.ts'

/** What holds for every route follows from its contract, so a new route is covered by being listed. */

const NOTHING = '018f0000-0000-7000-8000-000000000000'
const JUNK = ['', '-1', '1e9', '0x', '%00', 'ș'.repeat(300), '__proto__', `${NOTHING}:1`]
const JUNK_BODIES = [
  '',
  '{',
  'null',
  '[]',
  '"x"',
  '7',
  '{}',
  '[[[[[[[[[[[[1]]]]]]]]]]]]',
  '{"__proto__":{"a":1}}',
]
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

const named = CONTRACTS.map((contract) => [nameOf(contract), contract] as const)
const closed = named.filter(([, { access }]) => access === 'session')
const hidden = named.filter(([, { access }]) => access === 'operator')

/** An address of a contract in which each parameter and each value of the query is `text`. */
const addressOf = ({ path, params = {}, query = {} }: Contract, text = NOTHING, queryText?: string) =>
  pathOf(
    { path },
    {
      params: Object.fromEntries(Object.keys(params).map((name) => [name, text])),
      query: Object.fromEntries(Object.keys(query).map((name) => [name, queryText])),
    },
  )

/** Sends what one of our pages would send; only methods with a body get one. */
const send = (
  { method }: Contract,
  path: string,
  { token, body = '{}', cookie }: { token?: string; body?: string; cookie?: string | undefined } = {},
) =>
  call(path, {
    method,
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(token ? bearer(token) : {}),
      ...(cookie ? { cookie } : {}),
    },
    ...(method === 'GET' ? {} : { body }),
  })

describe('contracts and routes', () => {
  it('match each other', () => {
    const isPage = (path: string) =>
      Object.values(PAGES).some((page) => path.startsWith(`${page}/`)) ||
      Object.values(LEGAL_PAGES).includes(path)
    const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && !isPage(path))
    expect(new Set(routes.map(({ method, path }) => `${method} ${path}`))).toEqual(
      new Set(named.map(([name]) => name)),
    )
  })

  it('are open without a session only here', () => {
    const open = CONTRACTS.filter(({ access }) => access === 'anyone' || access === 'page')
    expect(open.map(nameOf).sort()).toEqual([
      'GET /api/auth/companies/:cui',
      'GET /api/p/:token',
      'GET /api/sms/reports/:secret',
      'GET /api/whatsapp/reports',
      'GET /dev/client/:customer',
      'GET /dev/mesaje',
      'GET /dev/mesaje.json',
      'GET /dev/mesaje/:id',
      'GET /dev/plata/:id',
      'GET /health',
      'GET /operator/intrare/:token',
      'POST /api/auth/forgot',
      'POST /api/auth/invite',
      'POST /api/auth/invite/accept',
      'POST /api/auth/kept',
      'POST /api/auth/login',
      'POST /api/auth/logout',
      'POST /api/auth/passkey',
      'POST /api/auth/passkey/options',
      'POST /api/auth/refresh',
      'POST /api/auth/register',
      'POST /api/auth/resend',
      'POST /api/auth/reset',
      'POST /api/auth/verify',
      'POST /api/client-errors',
      'POST /api/p/:token/accept',
      'POST /api/p/:token/reject',
      'POST /api/plans/events',
      'POST /api/whatsapp/reports',
      'POST /dev/client/:customer/:turn',
      'POST /dev/mesaje/:id/:outcome',
      'POST /dev/plata/:id/:outcome',
    ])
  })
})

describe.each(named)('%s', (_, contract) => {
  it('accepts no other method', async () => {
    const path = addressOf(contract)
    const known = new Set<string>(
      CONTRACTS.filter((one) => one.path === contract.path).map((one) => one.method),
    )
    if (known.has('GET')) known.add('HEAD')
    for (const method of METHODS.filter((one) => !known.has(one))) {
      const response = await call(path, { method })
      expect([method, response.status]).toEqual([method, 405])
      expect(new Set(response.headers.get('allow')?.split(', '))).toEqual(known)
      if (method !== 'HEAD') expect((await errorOf(response)).code).toBe('method_not_allowed')
    }
  })
})

/** Whether an earlier call deleted the shop. */
const isClosed = async (tenantId: string): Promise<boolean> =>
  (await rawDb.DB.prepare('SELECT closed_at FROM directory WHERE tenant_id = ?')
    .bind(tenantId)
    .first('closed_at')) !== null

/** The people of one shop by role, and those without a session of it by what they show instead. */
describe('who may call', () => {
  let shop: Awaited<ReturnType<typeof aPortal>>
  const people = new Map<Role, Device>()
  const strangers = new Map<string, string | undefined>()

  beforeAll(async () => {
    shop = await aPortal()
    const { me, accessToken } = shop.session.answer
    const foreign = (await registerShop()).answer.me
    const { SESSION_SECRET } = secretsOf(bindings)
    const sessionId = shop.session.refreshToken.split('.')[0] ?? ''
    const claims = { userId: me.user.id, tenantId: me.shop.id, sessionId }
    const now = Date.now()
    const operator = new SignJWT({ tid: me.shop.id, sid: sessionId, reason: 'asked by phone' })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(NOTHING)
      .setIssuer('roaauto')
      .setAudience('roaauto-operator')
      .setIssuedAt()
      .setExpirationTime('5m')
    strangers.set('nobody', undefined)
    strangers.set('a made up token', 'forged')
    strangers.set(
      'an expired token',
      await signAccessToken(SESSION_SECRET, claims, now - (ACCESS_SECONDS + 1) * 1_000),
    )
    strangers.set(
      'a foreign shop',
      await signAccessToken(SESSION_SECRET, { ...claims, tenantId: foreign.shop.id }, now),
    )
    strangers.set(
      'a foreign person',
      await signAccessToken(SESSION_SECRET, { ...claims, userId: foreign.user.id }, now),
    )
    strangers.set('the token of a client’s link', shop.path.split('/').at(-1))
    strangers.set('an operator', await operator.sign(SESSION_SECRET))
    // The token of the tests is itself a right one.
    expect((await call('/api/me', { headers: bearer(accessToken) })).status).toBe(200)
  })

  /** A person of the role with a session, also where an earlier call ended it, or deleted the account or the shop. */
  const tokenOf = async (role: Role): Promise<string> => {
    if (await isClosed(shop.tenantId)) {
      shop = await aPortal()
      people.clear()
    }
    const known = people.get(role) ?? (role === FOUNDER ? shop.session : undefined)
    const revive = 'UPDATE sessions SET revoked_at = NULL WHERE user_id = ?'
    const revived = known && (await rawDb.DB.prepare(revive).bind(known.answer.me.user.id).run())
    const device = known && revived?.meta.changes ? known : await joinShop(shop.tenantId, role)
    people.set(role, device)
    return device.accessToken
  }

  it.each(closed)('%s asks everybody without a session for one', async (_, contract) => {
    for (const [name, token] of strangers) {
      const response = await send(contract, addressOf(contract), token === undefined ? {} : { token })
      expect([name, response.status, (await errorOf(response)).code]).toEqual([name, 401, 'unauthenticated'])
    }
  })

  it.each(named.filter((one) => !closed.includes(one)))(
    '%s gives a token no more than nobody',
    async (_, contract) => {
      const answer = async (token?: string) =>
        (await send(contract, addressOf(contract), token ? { token } : {})).status
      const plain = await answer()
      for (const [name, token] of strangers) expect([name, await answer(token)]).toEqual([name, plain])
      for (const role of ROLES) expect([role, await answer(await tokenOf(role))]).toEqual([role, plain])
    },
  )

  it.each(hidden)('%s is known to operators alone', async (_, contract) => {
    const elsewhere = await errorOf(await call('/api/nowhere'))
    const asked = async (who: string, token?: string) => {
      const response = await send(contract, addressOf(contract), token ? { token } : {})
      const { code, ...rest } = await errorOf(response)
      expect([who, response.status, code, Object.keys(rest)]).toEqual([
        who,
        404,
        elsewhere.code,
        ['requestId'],
      ])
    }
    for (const [who, token] of strangers) await asked(who, token)
    for (const role of ROLES) await asked(role, await tokenOf(role))
  })

  it.each(closed)('%s answers each role as its contract says', async (_, contract) => {
    for (const role of ROLES) {
      const response = await send(contract, addressOf(contract), { token: await tokenOf(role) })
      if (response.status === contract.status) continue
      const { code } = await errorOf(response)
      expect([role, code, response.status < 500]).toEqual([
        role,
        expect.not.stringMatching('unauthenticated'),
        true,
      ])
      expect([role, errorsOf(contract)]).toEqual([role, expect.arrayContaining([code])])
    }
  })
})

describe('the refresh cookie', () => {
  const cookied = named.filter(([, { path }]) => path.startsWith(`${AUTH_PATH}/`))

  it.each(cookied)('%s is called by a page of this origin alone', async (_, contract) => {
    expect(contract.access).toBe('page')
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { cookie: 'roa_refresh=x' },
    ]) {
      const { method } = contract
      const body = method === 'GET' ? {} : { body: '{}' }
      const response = await call(addressOf(contract), { method, headers, ...body })
      expect([headers, (await errorOf(response)).code]).toEqual([headers, 'forbidden_origin'])
    }
  })
})

describe('a fresh proof of the person', () => {
  it.each(named.filter(([, { fresh }]) => fresh))('%s asks for it', async (_, contract) => {
    const { accessToken, answer } = await registerShop()
    const old = new Date(Date.now() - FRESH_MINUTES * 60_000 - 1).toISOString()
    await rawDb.DB.prepare('UPDATE sessions SET authenticated_at = ? WHERE user_id = ?')
      .bind(old, answer.me.user.id)
      .run()
    const response = await send(contract, addressOf(contract), { token: accessToken })
    expect([response.status, (await errorOf(response)).code]).toEqual([403, 'reauthentication_required'])
  })
})

describe('with a session', () => {
  let owner: Awaited<ReturnType<typeof registerShop>>
  let plan: PlanId = 'pro'
  let operator = ''
  /** What shows an operator, where the contract asks for one. */
  const cookieOf = ({ access }: Contract) => (access === 'operator' ? operator : undefined)

  const opened = async () => {
    owner = await registerShop()
    await setPlan(owner.answer.me.shop.id, plan)
  }
  beforeAll(async () => {
    operator = await operatorCookie()
    await opened()
  })

  /** The owner's token; what an earlier call ended goes on. */
  const token = async (): Promise<string> => {
    if (await isClosed(owner.answer.me.shop.id)) await opened()
    await rawDb.DB.prepare('UPDATE sessions SET revoked_at = NULL WHERE user_id = ?')
      .bind(owner.answer.me.user.id)
      .run()
    return owner.accessToken
  }

  it.each(PLAN_IDS)('%s answers 402, and nothing else, when the plan lacks the feature', async (given) => {
    plan = given
    await opened()
    for (const [name, contract] of closed) {
      const { status } = await send(contract, addressOf(contract), { token: await token() })
      const isLacking = contract.feature !== undefined && !planHas(plan, contract.feature)
      expect([name, status === 402]).toEqual([name, isLacking])
    }
    plan = 'pro'
    await opened()
  })

  it.each(named.filter(([, { method }]) => method !== 'GET'))('%s limits its body', async (_, contract) => {
    const response = await send(contract, addressOf(contract), {
      token: await token(),
      cookie: cookieOf(contract),
      body: 'x'.repeat((contract.maxBytes ?? FORM_BYTES) + 1),
    })
    expect((await errorOf(response)).code).toBe('body_too_large')
  })

  it.each(named)('%s answers any input with a code that its contract names', async (_, contract) => {
    let current = await token()
    const ask = async (path: string, body: string) => {
      const response = await send(contract, path, { token: current, body, cookie: cookieOf(contract) })
      if (response.status === contract.status) {
        // It may have ended the session, or closed the shop.
        current = await token()
        return
      }
      const { code } = await errorOf(response)
      expect([path, body, response.status < 500, errorsOf(contract)]).toEqual([
        path,
        body,
        true,
        expect.arrayContaining([code]),
      ])
    }
    for (const junk of JUNK) await ask(addressOf(contract, junk || 'x', junk), '{}')
    for (const body of contract.method === 'GET' ? [] : JUNK_BODIES) await ask(addressOf(contract), body)
  })
})
