import { drizzle } from 'drizzle-orm/d1'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError, ERRORS, type ErrorBody, type ErrorCode, statusOf } from '#domain/kernel/errors.ts'
import { bindings, rawDb } from '#tests/factories/api.ts'
import { users } from '#worker/db/schema.ts'
import { ACTOR_HEADER } from '#worker/env.ts'
import { redact } from '#worker/log.ts'
import { createBase } from './base.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

let logged: string[] = []
beforeEach(() => {
  logged = []
  vi.spyOn(console, 'error').mockImplementation((line: string) => void logged.push(line))
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** The answer to a route that throws. */
const throwing = async (act: () => unknown) => {
  const app = createBase()
  app.get('/things/:id', async () => {
    await act()
    return new Response('nothing was thrown')
  })
  const response = await app.fetch(new Request('https://roaauto.test/things/0712345678'), bindings)
  const text = await response.text()
  return { response, text, error: (JSON.parse(text) as ErrorBody).error }
}

describe('the error mapping', () => {
  it.each(Object.keys(ERRORS) as ErrorCode[])('answers %s with its status, and no sentence', async (code) => {
    const { response, error } = await throwing(() => {
      throw new AppError(code)
    })
    expect(response.status).toBe(statusOf(code))
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    expect(error).toEqual({ code, requestId: response.headers.get('x-request-id') })
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      expect(response.headers.get(name)).toBe(value)
    expect(logged.length).toBe(statusOf(code) >= 500 ? 1 : 0)
  })

  it('includes issues, parameters and the time of the next try', async () => {
    const issues = [{ path: 'a.b', code: 'too_long', params: { max: 3 } }] as const
    const { response, error } = await throwing(() => {
      throw new AppError('unavailable', { issues, params: { retryAfter: 2 } })
    })
    expect(error).toMatchObject({ issues, params: { retryAfter: 2 } })
    expect(response.headers.get('retry-after')).toBe('2')
  })

  it('hides an internal error, and logs it on one line without personal data', async () => {
    const { response, text, error } = await throwing(() => {
      throw new TypeError('no phone 0712 345 678 of ion.pop@service.ro', { cause: new Error('deeper') })
    })
    expect(response.status).toBe(500)
    expect(Object.keys(error).sort()).toEqual(['code', 'requestId'])
    expect(error.code).toBe('internal')
    expect(text).not.toMatch(/phone|deeper|\bat |\.ts|TypeError/)

    expect(logged).toHaveLength(1)
    const line = JSON.parse(logged[0] ?? '') as Record<string, unknown>
    expect(line).toMatchObject({
      level: 'error',
      requestId: error.requestId,
      method: 'GET',
      route: '/things/:id',
      status: 500,
      code: 'internal',
      error: 'TypeError',
      cause: { message: 'deeper' },
    })
    expect(line.stack).toEqual(expect.arrayContaining([expect.stringContaining('error-answer.test.ts')]))
    expect(logged[0]).not.toContain('\n')
    expect(logged[0]).not.toMatch(/0712|ion\.pop/)
  })

  it('logs a failed query without its parameters', async () => {
    const row = {
      id: 'u1',
      email: 'ana@service.ro',
      password_hash: 'scrypt$secret',
      nume: 'Ana Blandiana',
      email_verified_at: 'x',
      terms_version: 'x',
      privacy_version: 'x',
      terms_accepted_at: 'x',
      language: 'ro' as const,
      created_at: 'x',
      updated_at: 'x',
    }
    const db = drizzle(rawDb.DB)
    await db.insert(users).values(row)
    const { error } = await throwing(() => db.insert(users).values({ ...row, id: 'u2' }))
    expect(error.code).toBe('internal')
    expect(logged[0]).toContain('UNIQUE constraint failed: users.email')
    expect(logged[0]).toContain('insert into')
    expect(logged[0]).not.toMatch(/ana@|Blandiana|scrypt/)
  })

  it('recognises an AppError from a Durable Object', async () => {
    const tenantId = '018f0000-0000-7000-8000-00000000dead'
    const { error, response } = await throwing(() =>
      bindings.TENANT.getByName(tenantId).fetch('https://tenant/live', {
        headers: {
          upgrade: 'websocket',
          [ACTOR_HEADER]: JSON.stringify({ tenantId, userId: tenantId, kind: 'staff', role: 'owner' }),
        },
      }),
    )
    expect([response.status, error.code]).toEqual([404, 'not_found'])
    // The parameters are lost on the way, so the answer sets the time of the next try itself.
    const busy = await throwing(() => Promise.reject(new Error('AppError: unavailable')))
    expect([busy.response.status, busy.response.headers.get('retry-after')]).toEqual([503, '2'])
  })

  it('logs the beginning of a message of a million characters, without searching the rest', async () => {
    const { error } = await throwing(() => {
      throw new Error('ă'.repeat(1_000_000))
    })
    expect(error.code).toBe('internal')
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({ message: 'ă'.repeat(500) })
  })

  it.each(['overloaded', 'retryable'])('asks for another try when the platform reports %s', async (mark) => {
    const { response, error } = await throwing(() => {
      throw Object.assign(new Error('Durable Object is busy'), { [mark]: true })
    })
    expect(error.code).toBe('unavailable')
    expect(response.headers.get('retry-after')).toBe('2')
    expect(logged).toHaveLength(1)
  })
})

describe('redact', () => {
  it.each([
    ['mail la ion@service.ro acum', 'mail la [email] acum'],
    ['token eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIx.abc_-1 end', 'token [token] end'],
    ['no page at /p/AbC-dEfGhIjKlMnOpQrStUvWxY', 'no page at /p/[token]'],
    ['tel 0712 345 678', 'tel [number]'],
    ['cnp 1900101223344', 'cnp [number]'],
    ['UNIQUE constraint failed: users.email', 'UNIQUE constraint failed: users.email'],
    ['line 12 of 34', 'line 12 of 34'],
  ])('%s', (text, safe) => expect(redact(text)).toBe(safe))
})
