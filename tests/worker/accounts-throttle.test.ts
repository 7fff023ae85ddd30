import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { registerShop } from '#tests/factories/accounts.ts'
import { bindings, errorOf, post, rawDb } from '#tests/factories/api.ts'
import { localMessages } from '#worker/db/local-outbox.ts'
import { attemptLogIn, forgetAttempts } from '#worker/modules/accounts/throttle.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T08:00:00Z') })
})
afterEach(async () => {
  vi.useRealTimers()
  await rawDb.DB.prepare('DELETE FROM login_attempts').run()
})

const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)
const from = (ip: string) => ({ 'cf-connecting-ip': ip })
const tryIn = (email: string, password: string, ip = '81.180.1.1') =>
  post('/api/auth/login', { email, password }, from(ip))
const WRONG = 'altă parolă, tot lungă'

/** Attempts that fail, without hashing the password, which is not what is counted. */
const fail = async (email: string, times: number, ip = '81.180.1.1') => {
  for (let time = 0; time < times; time++) await attemptLogIn(bindings, email, ip, Date.now())
}
const atOnce = (times: number, run: (time: number) => Promise<unknown>) =>
  Promise.all(Array.from({ length: times }, (_, time) => run(time)))
const expectBlocked = async (response: Response, seconds: number) => {
  expect(response.status).toBe(429)
  expect((await errorOf(response)).code).toBe('too_many_attempts')
  expect(response.headers.get('retry-after')).toBe(String(seconds))
}

describe('failed log-ins', () => {
  it('wait longer and longer from the fifth on, with the right password too', async () => {
    const { typed } = await registerShop()
    await fail(typed.email, 5)
    let wait = 30
    for (const next of [60, 120, 240, 480, 900, 900]) {
      await expectBlocked(await tryIn(typed.email, typed.password), wait)
      pass(wait - 1)
      await expectBlocked(await tryIn(typed.email, typed.password), 1)
      pass(1)
      await fail(typed.email, 1)
      wait = next
    }
    pass(900)
    expect((await tryIn(typed.email, typed.password)).status).toBe(200)
  })

  it('are forgotten after a success, and after an hour', async () => {
    const { typed } = await registerShop()
    await fail(typed.email, 4)
    expect((await tryIn(typed.email, typed.password)).status).toBe(200)
    await fail(typed.email, 5)
    await expectBlocked(await tryIn(typed.email, WRONG), 30)
    pass(3600)
    await fail(typed.email, 4)
    expect((await tryIn(typed.email, typed.password)).status).toBe(200)
  })

  it('count for an unknown e-mail as for a known one', async () => {
    const { typed } = await registerShop()
    const seen = await Promise.all(
      [typed.email, 'nimeni@service.test'].map(async (email) => {
        await fail(email, 5)
        const response = await tryIn(email, WRONG)
        const { requestId: _, ...error } = await errorOf(response)
        return JSON.stringify([response.status, response.headers.get('retry-after'), error])
      }),
    )
    expect(seen[0]).toBe(seen[1])
  })

  it('count when they come all at once', async () => {
    const { typed } = await registerShop()
    const answers = await Promise.all(Array.from({ length: 12 }, () => tryIn(typed.email, WRONG)))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7)
  })

  it('from elsewhere lock nobody out of their own shop', async () => {
    const { typed } = await registerShop()
    await fail(typed.email, 5, '203.0.113.9')
    await expectBlocked(await tryIn(typed.email, typed.password, '203.0.113.9'), 30)
    expect((await tryIn(typed.email, typed.password)).status).toBe(200)
  })

  it('for many accounts from one address count for that address; for IPv6, for its network', async () => {
    const { typed } = await registerShop()
    for (let guess = 0; guess < 30; guess++) {
      await attemptLogIn(bindings, `patron${guess}@x.test`, `2a02:2f0e:11:22::${guess}`, Date.now())
    }
    await expectBlocked(await tryIn(typed.email, typed.password, '2A02:2f0e:0011:0022:1:2:3:4'), 30)
    expect((await tryIn(typed.email, typed.password, '2a02:2f0e:11:23::1')).status).toBe(200)
  })

  it('of one account from very many networks wait a minute each, until a code has proved the person', async () => {
    const { typed } = await registerShop()
    await atOnce(100, (guess) => attemptLogIn(bindings, typed.email, `2a02:${guess}::1`, Date.now()))
    await expectBlocked(await tryIn(typed.email, typed.password, '203.0.113.77'), 60)
    // Another account from there is none the worse, and each isolate reads the same rows.
    expect((await tryIn('altcineva@service.test', WRONG, '203.0.113.77')).status).toBe(401)
    await forgetAttempts(bindings, typed.email, '203.0.113.77')
    expect((await tryIn(typed.email, typed.password, '203.0.113.77')).status).toBe(200)
  })

  it('from many addresses of one network count for that network', async () => {
    await atOnce(150, (guess) =>
      attemptLogIn(bindings, `patron${guess}@x.test`, `198.51.100.${guess}`, Date.now()),
    )
    await expectBlocked(await tryIn('patron@x.test', WRONG, '198.51.100.200'), 30)
    expect((await tryIn('patron@x.test', WRONG, '198.51.101.200')).status).toBe(401)
  })

  it('that begin a wait are told to the account, once an hour, and to no address without one', async () => {
    const { typed } = await registerShop()
    const locks = async () =>
      (
        await rawDb.DB.prepare(
          "SELECT count(*) AS n FROM effects WHERE tenant_id = '' AND payload ->> '$.mail' = 'locked' AND payload ->> '$.email' = ?",
        )
          .bind(typed.email)
          .first<{ n: number }>()
      )?.n
    for (const [email, ip] of [
      [typed.email, '81.180.1.1'],
      [typed.email, '203.0.113.1'],
      ['nimeni@service.test', '203.0.113.2'],
    ] as const) {
      await fail(email, 4, ip)
      expect((await tryIn(email, WRONG, ip)).status).toBe(401)
      expect(await locks()).toBe(1)
    }
    const mails = async () =>
      (await localMessages(bindings)).filter(({ subject }) => subject.startsWith('Multe'))
    await expect
      .poll(async () => (await mails()).map(({ recipient }) => recipient), { timeout: 20_000 })
      .toContain(typed.email)
    expect((await mails()).filter(({ recipient }) => recipient === 'nimeni@service.test')).toEqual([])
  })

  it('are not counted while the address is blocked: the right password then is no error of the person', async () => {
    const { typed } = await registerShop()
    const ip = '81.180.7.7'
    for (let guess = 0; guess < 30; guess++)
      await attemptLogIn(bindings, `patron${guess}@x.test`, ip, Date.now())
    for (let time = 0; time < 8; time++) await expectBlocked(await tryIn(typed.email, typed.password, ip), 30)
    pass(30)
    expect((await tryIn(typed.email, typed.password, ip)).status).toBe(200)
  })

  it('that are blocked do not count for the address', async () => {
    const { typed } = await registerShop()
    await fail(typed.email, 5)
    for (let time = 0; time < 40; time++) await expectBlocked(await tryIn(typed.email, WRONG), 30)
    expect((await tryIn('altcineva@service.test', WRONG)).status).toBe(401)
  })

  it('store no address and no e-mail', async () => {
    await fail('cineva@service.test', 1)
    const { results } = await rawDb.DB.prepare('SELECT * FROM login_attempts').all()
    expect(results).toHaveLength(4)
    expect(JSON.stringify(results)).not.toMatch(/cineva|81\.180/)
  })
})
