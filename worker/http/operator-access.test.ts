import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { accessCheck } from './operator-access.ts'

const NOW = Date.parse('2026-11-30T06:00:00.000Z')
const AT = NOW / 1000
const APPLICATION = { team: 'roaauto', audience: 'a'.repeat(64) }
const ISSUER = 'https://roaauto.cloudflareaccess.com'

type Pair = Awaited<ReturnType<typeof generateKeyPair>>
let [ours, next, foreign]: Pair[] = []
beforeAll(async () => {
  ;[ours, next, foreign] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256', { extractable: true }),
  ])
})

/** The team's page of keys, as Access answers it. */
const certs = (published: () => readonly (readonly [string, Pair | undefined])[]) => {
  const asked: string[] = []
  const read = async (url: string): Promise<Response> => {
    asked.push(url)
    const keys = await Promise.all(
      published().map(async ([kid, pair]) => ({
        ...(await exportJWK((pair as Pair).publicKey)),
        kid,
        alg: 'RS256',
        use: 'sig',
      })),
    )
    return Response.json({ keys, public_cert: { kid: keys[0]?.kid, cert: '' }, public_certs: [] })
  }
  return { asked, read }
}

const CLAIMS: JWTPayload = {
  aud: [APPLICATION.audience],
  email: 'ana@romfast.ro',
  exp: AT + 60,
  iat: AT - 60,
  nbf: AT - 60,
  iss: ISSUER,
  type: 'app',
  sub: '7335d417-61da-459d-899c-0a01c76a2f94',
}

const signedBy = (pair: Pair | undefined, changed: Record<string, unknown> = {}, kid = 'one') =>
  new SignJWT({ ...CLAIMS, ...changed })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .sign((pair as Pair).privateKey)

describe('a token of Access', () => {
  it('names the operator', async () => {
    const { read, asked } = certs(() => [['one', ours]])
    const check = accessCheck(APPLICATION, read)
    expect(await check(await signedBy(ours), NOW)).toEqual({ email: 'ana@romfast.ro' })
    expect(await check(await signedBy(ours), NOW)).not.toBeNull()
    expect(asked).toEqual([`${ISSUER}/cdn-cgi/access/certs`])
  })

  it('is refused with another audience, issuer, time, key, algorithm or without a person', async () => {
    const { read } = certs(() => [['one', ours]])
    const check = accessCheck(APPLICATION, read)
    const symmetric = new SignJWT(CLAIMS).setProtectedHeader({ alg: 'HS256', kid: 'one' })
    const [head = '', body = '', mac = ''] = (await signedBy(ours)).split('.')
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
    const forged: Record<string, string> = {
      audience: await signedBy(ours, { aud: ['b'.repeat(64)] }),
      issuer: await signedBy(ours, { iss: 'https://evil.cloudflareaccess.com' }),
      expired: await signedBy(ours, { exp: AT - 1 }),
      early: await signedBy(ours, { nbf: AT + 60 }),
      endless: await signedBy(ours, { exp: undefined }),
      key: await signedBy(foreign),
      kid: await signedBy(foreign, {}, 'two'),
      service: await signedBy(ours, { email: undefined, common_name: 'a-service' }),
      symmetric: await symmetric.sign(new TextEncoder().encode('x'.repeat(32))),
      none: `${none}.${body}.`,
      changed: `${head}.${Buffer.from(JSON.stringify({ ...CLAIMS, email: 'x@y.ro' })).toString('base64url')}.${mac}`,
      nothing: '',
    }
    for (const [name, token] of Object.entries(forged))
      expect([name, await check(token, NOW)]).toEqual([name, null])
  })

  it('is refused while the keys cannot be read', async () => {
    const check = accessCheck(APPLICATION, async () => new Response('', { status: 503 }))
    expect(await check(await signedBy(ours), NOW)).toBeNull()
  })

  it('of a key that is new is taken, once the keys may be read again', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    let published: [string, Pair | undefined][] = [['one', ours]]
    const { read, asked } = certs(() => published)
    const check = accessCheck(APPLICATION, read)
    const rotated = await signedBy(next, {}, 'two')
    expect(await check(await signedBy(ours), NOW)).not.toBeNull()
    published = [['two', next]]
    // Invented keys do not make us ask for them each time.
    for (let time = 0; time < 3; time++) expect(await check(rotated, NOW)).toBeNull()
    expect(asked).toHaveLength(1)
    vi.setSystemTime(NOW + 31_000)
    expect(await check(rotated, NOW)).toEqual({ email: 'ana@romfast.ro' })
    expect(await check(await signedBy(ours), NOW)).toBeNull()
  })
})
