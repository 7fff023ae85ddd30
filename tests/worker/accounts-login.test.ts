import { describe, expect, it } from 'vitest'
import { bearer, cookieOf, deviceOf, registerShop, setState } from '#tests/factories/accounts.ts'
import { call, errorOf, post, rawDb } from '#tests/factories/api.ts'

const logIn = (body: unknown) => post('/api/auth/login', body)

describe('POST /api/auth/login', () => {
  it('opens one more session of the same user', async () => {
    const { typed, answer, refreshToken, accessToken } = await registerShop()
    const response = await logIn({ email: ` ${typed.email.toUpperCase()} `, password: typed.password })
    expect(response.status).toBe(200)
    const second = await deviceOf(response)
    expect(second.answer.me).toEqual(answer.me)
    expect(second.refreshToken).not.toBe(refreshToken)
    expect((await call('/api/me', { headers: bearer(accessToken) })).status).toBe(200)
    expect((await call('/api/me', { headers: bearer(second.accessToken) })).status).toBe(200)
  })

  it('accepts a password typed on a system that composes letters differently', async () => {
    const { typed } = await registerShop({ password: 'parolă cu ș și ț'.normalize('NFD') })
    const response = await logIn({ email: typed.email, password: 'parolă cu ș și ț'.normalize('NFC') })
    expect(response.status).toBe(200)
  })

  it.each([
    ['cedillas typed for commas below', 'parolă cu şi și ţară', 'parolă cu și și țară'],
    ['commas below typed for cedillas', 'Ștefan și Țară lungă', 'Ştefan şi Ţară lungă'],
    ['a mark that nobody sees', 'parolă lipită\u200B aici', 'parolă lipită aici'],
  ])('takes a password with %s', async (_, chosen, typed) => {
    const shop = await registerShop({ password: chosen })
    expect((await logIn({ email: shop.typed.email, password: typed })).status).toBe(200)
  })

  it('accepts an e-mail that was pasted with invisible characters, at log-in and registration', async () => {
    const { typed, answer } = await registerShop({ email: '\u200Blipit\uFEFF@service.test\u202C' })
    expect(answer.me.user.email).toBe('lipit@service.test')
    const email = 'li\u2060pit@service.test\u200B'
    expect((await logIn({ email, password: typed.password })).status).toBe(200)
  })

  it('answers the same to an unknown e-mail and a wrong password', async () => {
    const { typed } = await registerShop()
    const answers = await Promise.all([
      logIn({ email: 'nimeni@service.test', password: typed.password }),
      logIn({ email: typed.email, password: 'altă parolă, tot lungă' }),
      logIn({ email: typed.email, password: 'x' }),
    ])
    const seen = await Promise.all(
      answers.map(async (answer) => {
        const { requestId, ...error } = await errorOf(answer)
        expect(requestId).toBe(answer.headers.get('x-request-id'))
        const headers = [...answer.headers].filter(([name]) => name !== 'x-request-id')
        return JSON.stringify([answer.status, error, headers])
      }),
    )
    expect(new Set(seen).size).toBe(1)
    expect(seen[0]).toContain('bad_credentials')
    expect(answers.map(cookieOf)).toEqual([null, null, null])
  })

  it('says to a person whom no shop has any more that they are in none, once the password is right', async () => {
    const { typed, answer } = await registerShop()
    await setState(answer.me.user.id, 'deactivated')
    const wrong = await logIn({ email: typed.email, password: 'altă parolă, tot lungă' })
    expect((await errorOf(wrong)).code).toBe('bad_credentials')
    const right = await logIn(typedOnly(typed))
    expect([right.status, (await errorOf(right)).code, cookieOf(right)]).toEqual([403, 'without_shop', null])
  })

  it('hashes a password again when its parameters are not the current ones', async () => {
    const { typed } = await registerShop()
    const { scryptSync } = await import('node:crypto')
    const salt = Buffer.alloc(16, 7)
    const old = scryptSync(typed.password, salt, 32, { N: 1024, r: 8, p: 1 }).toString('base64url')
    await rawDb.DB.prepare('UPDATE users SET password_hash = ? WHERE email = ?')
      .bind(`scrypt$1024$8$1$${salt.toString('base64url')}$${old}`, typed.email)
      .run()
    expect((await logIn({ email: typed.email, password: 'altă parolă, tot lungă' })).status).toBe(401)
    expect((await logIn(typedOnly(typed))).status).toBe(200)
    const kept = await rawDb.DB.prepare('SELECT password_hash FROM users WHERE email = ?')
      .bind(typed.email)
      .first()
    expect(kept?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect((await logIn(typedOnly(typed))).status).toBe(200)
  })

  it('deletes the expired sessions of the user', async () => {
    const { typed, answer } = await registerShop()
    const userId = answer.me.user.id
    await rawDb.DB.prepare('UPDATE sessions SET expires_at = ? WHERE user_id = ?')
      .bind('2020-01-01T00:00:00.000Z', userId)
      .run()
    await logIn(typedOnly(typed))
    const left = await rawDb.DB.prepare('SELECT count(*) AS n FROM sessions WHERE user_id = ?')
      .bind(userId)
      .first()
    expect(left).toEqual({ n: 1 })
  })

  it.each([
    [{ email: 'a@service.test' }, 'password'],
    [{ password: 'x' }, 'email'],
    [{ email: 'a@service.test', password: '' }, 'password'],
    [{ email: 5, password: 'x' }, 'email'],
    [{ email: 'a@service.test', password: 'x'.repeat(5000) }, 'password'],
    [{ email: 'a@service.test', password: 'x', remember: true }, 'remember'],
  ])('refuses %j', async (body, field) => {
    const response = await logIn(body)
    expect(response.status).toBe(422)
    expect((await errorOf(response)).issues?.map(({ path }) => path)).toEqual([field])
  })

  it('resists SQL injection', async () => {
    const { typed } = await registerShop()
    const response = await logIn({ email: typed.email, password: "' OR 1=1 --" })
    expect((await errorOf(response)).code).toBe('bad_credentials')
  })
})

const typedOnly = ({ email, password }: { email: string; password: string }) => ({ email, password })
