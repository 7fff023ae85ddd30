import { jwtVerify, SignJWT } from 'jose'
import * as v from 'valibot'
import { UUID } from '#domain/kernel/ids.ts'

/** Seconds for which an access token is valid. */
export const ACCESS_SECONDS = 600

const ISSUER = 'roaauto'
const AUDIENCE = 'roaauto-api'

const uuid = v.pipe(v.string(), v.regex(UUID))
const claimsSchema = v.object({ sub: uuid, tid: uuid, sid: uuid })

/** The subject of a token: user, tenant, session. It grants nothing by itself; the session's row is read each time. */
export type Claims = { userId: string; tenantId: string; sessionId: string }

/** Makes the token of a session. `now` in milliseconds. */
export const signAccessToken = (secret: Uint8Array, claims: Claims, now: number): Promise<string> => {
  const seconds = Math.floor(now / 1000)
  return new SignJWT({ tid: claims.tenantId, sid: claims.sessionId })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(claims.userId)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + ACCESS_SECONDS)
    .sign(secret)
}

/** The claims of a valid token; null for anything else. `now` in milliseconds. */
export const verifyAccessToken = async (
  secret: Uint8Array,
  token: string,
  now: number,
): Promise<Claims | null> => {
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['exp', 'iat'],
      maxTokenAge: ACCESS_SECONDS,
      currentDate: new Date(now),
    })
    const claims = v.safeParse(claimsSchema, payload)
    if (!claims.success) return null
    return { userId: claims.output.sub, tenantId: claims.output.tid, sessionId: claims.output.sid }
  } catch {
    return null
  }
}
