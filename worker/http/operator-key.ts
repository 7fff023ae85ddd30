import { jwtVerify, SignJWT } from 'jose'
import * as v from 'valibot'

/** Tokens by the key of a server of our own, which let operators in where no Cloudflare Access stands before it. */

/** An address that lets in once, and the cookie that it sets. Seconds for which each is valid. */
export const OPERATOR_SECONDS = { entry: 300, session: 8 * 3_600 } as const
type Use = keyof typeof OPERATOR_SECONDS

/** Who is let in, and the id of the token. */
export type Entry = { operator: string; id: string }

const ISSUER = 'roaauto'
const audienceOf = (use: Use): string => `roaauto-operator-${use}`

/** A shorter key is none: it could be guessed. */
const SHORTEST_KEY = 32

const claims = v.object({
  sub: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(254)),
  jti: v.pipe(v.string(), v.nonEmpty(), v.maxLength(64)),
})

/** Signs a token. `now` in milliseconds. */
export const signEntry = (key: string, use: Use, { operator, id }: Entry, now: number): Promise<string> => {
  const seconds = Math.floor(now / 1000)
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(operator)
    .setJti(id)
    .setIssuer(ISSUER)
    .setAudience(audienceOf(use))
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + OPERATOR_SECONDS[use])
    .sign(new TextEncoder().encode(key))
}

/** Whom a token lets in; null for anything that is no valid token of this use. `now` in milliseconds. */
export const readEntry = async (
  key: string | undefined,
  use: Use,
  token: string,
  now: number,
): Promise<Entry | null> => {
  if (key === undefined || key.length < SHORTEST_KEY) return null
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(key), {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: audienceOf(use),
      requiredClaims: ['exp', 'iat'],
      maxTokenAge: OPERATOR_SECONDS[use],
      currentDate: new Date(now),
    })
    const parsed = v.safeParse(claims, payload)
    return parsed.success ? { operator: parsed.output.sub, id: parsed.output.jti } : null
  } catch {
    return null
  }
}
