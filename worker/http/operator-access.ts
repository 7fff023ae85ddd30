import { createRemoteJWKSet, customFetch, type FetchImplementation, jwtVerify } from 'jose'
import * as v from 'valibot'

/**
 * Whether a request comes from an operator, by the token that Cloudflare Access adds to what it lets through. The Worker
 * checks it too: an address that was left out of Access, or one of `workers.dev`, would otherwise be open.
 */

/** The header in which Access sends its token. */
export const ACCESS_HEADER = 'cf-access-jwt-assertion'

/** An application of Access: the team's name, and the application's audience tag. */
export type AccessApplication = { team: string; audience: string }

/** The operator of a token; null for anything that is no valid token. `now` in milliseconds. */
export type AccessCheck = (token: string, now: number) => Promise<{ email: string } | null>

/** Milliseconds for which the team's keys are kept, and between two reads that an unknown key causes. */
const KEYS_KEPT = 3_600_000
const KEYS_AGAIN = 30_000
/** Milliseconds after which a read of the keys is given up. */
const KEYS_WAIT = 5_000

const claims = v.object({ email: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(254)) })

/**
 * Makes the check for an application. It reads the team's keys at the first token, and again where a token names a key
 * that it does not have: Access rotates them. Tokens of services have no e-mail and are refused: an act has a person.
 */
export const accessCheck = (
  { team, audience }: AccessApplication,
  fetchKeys: FetchImplementation = fetch,
): AccessCheck => {
  const issuer = `https://${team}.cloudflareaccess.com`
  const keys = createRemoteJWKSet(new URL(`${issuer}/cdn-cgi/access/certs`), {
    cacheMaxAge: KEYS_KEPT,
    cooldownDuration: KEYS_AGAIN,
    timeoutDuration: KEYS_WAIT,
    [customFetch]: fetchKeys,
  })
  return async (token, now) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer,
        audience,
        requiredClaims: ['exp', 'iat'],
        currentDate: new Date(now),
      })
      const parsed = v.safeParse(claims, payload)
      return parsed.success ? parsed.output : null
    } catch {
      return null
    }
  }
}
