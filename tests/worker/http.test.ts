import { afterEach, describe, expect, it, vi } from 'vitest'
import { aRegistration, bearer, registerShop } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, HOST, post } from '#tests/factories/api.ts'
import { app } from '#worker/app.ts'
import { SECURITY_HEADERS } from '#worker/http/security-headers.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const expectHeaders = (response: Response) => {
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    expect([name, response.headers.get(name)]).toEqual([name, value])
  expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
}

describe('every answer', () => {
  it('has the security headers and a request id, whatever its outcome', async () => {
    const { accessToken } = await registerShop()
    const answers = [
      [200, await call('/health')],
      [200, await call('/api/me', { headers: bearer(accessToken) })],
      [202, await post('/api/auth/register', aRegistration())],
      [204, await post('/api/auth/logout', '')],
      [400, await post('/api/auth/login', '{')],
      [401, await call('/api/me')],
      [401, await call('/api/me', { method: 'HEAD' })],
      [403, await post('/api/auth/login', {}, { 'sec-fetch-site': 'cross-site' })],
      [404, await call('/api/nimic')],
      [405, await call('/api/me', { method: 'DELETE' })],
      [413, await post('/api/auth/login', 'x'.repeat(20_000))],
      [422, await post('/api/auth/login', {})],
    ] as const
    for (const [status, response] of answers) {
      expect([response.url, response.status]).toEqual([response.url, status])
      expectHeaders(response)
    }
    expect(new Set(answers.map(([, { headers }]) => headers.get('x-request-id'))).size).toBe(answers.length)
    expectHeaders(await call('/comenzi/noua'))
  })

  it('has our own request id, not the caller’s', async () => {
    const response = await call('/api/me', { headers: { 'x-request-id': 'forged\u0009id' } })
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect((await errorOf(response)).requestId).toBe(response.headers.get('x-request-id'))
  })

  it('of the API is stored by no cache', async () => {
    const { accessToken } = await registerShop()
    for (const response of [
      await call('/api/me', { headers: bearer(accessToken) }),
      await call('/api/me'),
      await call('/api/nimic'),
      await post('/api/auth/register', aRegistration()),
    ]) {
      expect(response.headers.get('cache-control')).toBe('no-store')
    }
  })

  it('allows no other site to read it', async () => {
    const response = await call('/api/me', { method: 'OPTIONS', headers: { origin: 'https://evil.test' } })
    expect(response.status).toBe(405)
    expect(response.headers.has('access-control-allow-origin')).toBe(false)
  })
})

describe('paths and methods', () => {
  it.each([
    '/api',
    '/api/',
    '/api/nimic',
    '/api/auth',
    '/api/auth/',
    '/api/me/x',
    '/api//me',
    '/api/me/',
    '/api/auth/..%2fme',
    '/api/orders',
  ])('%s is not there', async (path) => {
    const response = await call(path)
    expect(response.status).toBe(404)
    expect((await errorOf(response)).code).toBe('not_found')
  })

  it.each(['/%61pi/me', '/api/%6de', '/api/auth/../me', '/./api/me'])(
    '%s does not bypass the session',
    async (path) => {
      expect([401, 404]).toContain((await call(path)).status)
    },
  )

  it('return 404 for a missing file, which no cache keeps: a roll-out may bring it with the next answer', async () => {
    for (const path of ['/assets/index-gone.js', '/theme.js', '/fonts/none.woff2']) {
      const response = await call(path)
      expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 404, 'no-store'])
      expectHeaders(response)
    }
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
    '%s is allowed at no address of the app, and the answer has its headers',
    async (method) => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => {})
      for (const path of ['/', '/comenzi/noua', '/icon.svg', '/assets/none.js']) {
        const body = method === 'OPTIONS' ? null : '{"x":1}'
        const response = await call(path, { method, body })
        expect([path, response.status]).toEqual([path, 405])
        expect(response.headers.get('allow')).toBe('GET, HEAD')
        expect((await errorOf(response.clone())).code).toBe('method_not_allowed')
        expectHeaders(response)
      }
      expect(log).not.toHaveBeenCalled()
    },
  )

  it.each([
    ['an error', new Error('x')],
    ['what is no error', 'x'],
    ['nothing', undefined],
  ])('has its headers where the assets throw %s', async (_, thrown) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const ASSETS = { fetch: () => Promise.reject(thrown) } as unknown as Fetcher
    const response = await app.fetch(new Request(`${HOST}/comenzi`), { ...bindings, ASSETS })
    expect(response.status).toBe(500)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect((await errorOf(response.clone())).code).toBe('internal')
    expectHeaders(response)
  })

  it('answer each address of the app with its shell, by one look into the files and none into a database', async () => {
    const none = new Proxy({}, { get: () => expect.fail('a database is asked') })
    const asked: string[] = []
    const ASSETS = {
      fetch: (request: Request) => {
        asked.push(new URL(request.url).pathname)
        return Promise.resolve(new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }))
      },
    } as unknown as Fetcher
    const PATHS = ['/', '/comenzi', '/comenzi/0199?cauta=a.b', '/apix', '/pagina']
    for (const path of PATHS) {
      const env = { ...bindings, ASSETS, DB: none, DB_1: none, TENANT: none }
      const response = await app.fetch(new Request(`${HOST}${path}`), env)
      expect(response.status).toBe(200)
      expect(await response.text()).toBe('<!doctype html>')
      expect(response.headers.has('cache-control')).toBe(false)
    }
    expect(asked).toEqual(PATHS.map(() => '/'))
  })
})

describe('GET /health', () => {
  it('reports that all is well', async () => {
    const response = await call('/health')
    expect(response.status).toBe(200)
    const newest = (bindings as unknown as { TEST_MIGRATIONS: { name: string }[] }).TEST_MIGRATIONS.at(
      -1,
    )?.name
    expect(await response.json()).toEqual({ ok: true, mail: false, version: 'dev', migration: newest })
  })

  it('says that no mail can leave, in its answer and once in the log', async () => {
    const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const ask = async (env: object) =>
      (await app.fetch(new Request(`${HOST}/health`), { ...bindings, ...env })).json()
    expect(await ask({ MAIL: 'none' })).toMatchObject({ ok: true, mail: false })
    await ask({ MAIL: 'none' })
    expect(log.mock.calls.map(([line]) => JSON.parse(line).event)).toEqual(['mail_cannot_leave'])
    expect(await ask({ MAIL: 'cloudflare', MAIL_FROM: 'devize@roaauto.ro' })).toMatchObject({
      ok: true,
      mail: true,
    })
    log.mockRestore()
  })

  it('fails where the mail is set up wrongly', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const wrong = [
      { MAIL: 'altceva' },
      { MAIL: 'cloudflare', MAIL_FROM: '' },
      { MAIL: 'smtp', MAIL_FROM: 'devize@roaauto.ro' },
      { MAIL: 'smtp', MAIL_FROM: 'devize@roaauto.ro', SMTP_URL: 'https://ana:parola-secreta@mail.ro' },
    ]
    for (const env of wrong) {
      const response = await app.fetch(new Request(`${HOST}/health`), { ...bindings, ...env })
      expect([env, response.status]).toEqual([env, 500])
    }
    expect(log.mock.calls.flat().join()).not.toContain('parola-secreta')
    log.mockRestore()
  })

  it('fails without the secret or the tables, and tells the details only to the log', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const ask = (env: object) => app.fetch(new Request(`${HOST}/health`), { ...bindings, ...env })
    const short = await ask({ SESSION_SECRET: 'scurt' })
    expect(short.status).toBe(500)
    expect(await short.text()).not.toContain('SESSION_SECRET')
    expect(log.mock.calls[0]?.[0]).toContain('SESSION_SECRET')
    expect((await ask({ DB: undefined })).status).toBe(500)
  })
})

describe('POST /api/client-errors', () => {
  const report = { name: 'TypeError', frames: ['assets/index-B9.js:1:42'], area: 'comenzi' }

  it('writes a line of the error, and takes no text of its own', async () => {
    const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
    expect((await post('/api/client-errors', report)).status).toBe(204)
    for (const more of [{ message: 'Ana' }, { name: 'Ana Popescu' }, { frames: ['Ana'] }, { area: 'Ana' }])
      expect((await post('/api/client-errors', { ...report, ...more })).status).toBe(422)
    expect(log.mock.calls.map(([line]) => JSON.parse(line))).toMatchObject([
      { event: 'client_error', ...report },
    ])
    log.mockRestore()
  })

  it('takes ten a minute from a place', async () => {
    const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const from = { 'cf-connecting-ip': '203.0.113.9' }
    const statuses: number[] = []
    // Two minutes that meet take twenty.
    for (let n = 0; n < 21; n++) statuses.push((await post('/api/client-errors', report, from)).status)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
    log.mockRestore()
  })
})
