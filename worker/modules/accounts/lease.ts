import { type CryptoKey, importJWK, SignJWT } from 'jose'
import { DAY } from '#domain/kernel/days.ts'
import {
  type Holder,
  LEASE_AUDIENCE,
  LEASE_DAYS,
  LEASE_ISSUER,
  type Lease,
  type LeaseClaims,
  type LeaseKey,
} from '#domain/plans/lease.ts'
import type { Me } from '#domain/team/account.ts'

/** The private key of `LEASE_KEYS`, its first one. */
export type PrivateLeaseKey = LeaseKey & { d: string }

const imported = new WeakMap<PrivateLeaseKey, Promise<CryptoKey>>()

const importOnce = (key: PrivateLeaseKey): Promise<CryptoKey> => {
  const known = imported.get(key) ?? (importJWK(key, 'ES256') as Promise<CryptoKey>)
  imported.set(key, known)
  return known
}

const publicHalf = ({ kid, kty, crv, x, y }: LeaseKey): LeaseKey => ({ kid, kty, crv, x, y })

/** Signs the lease of a user on one device. `now` in milliseconds. */
export const grantLease = async (
  keys: readonly [PrivateLeaseKey, ...LeaseKey[]],
  { user, shop }: Me,
  deviceId: Holder['deviceId'],
  now: number,
): Promise<Lease> => {
  const iat = Math.floor(now / 1000)
  const claims: LeaseClaims = {
    sub: user.id,
    tid: shop.id,
    did: deviceId,
    role: user.role,
    plan: shop.plan,
    ends: shop.planEndsAt,
    iat,
    exp: iat + (LEASE_DAYS * DAY) / 1000,
  }
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid: keys[0].kid, typ: 'lease+jwt' })
    .setIssuer(LEASE_ISSUER)
    .setAudience(LEASE_AUDIENCE)
    .sign(await importOnce(keys[0]))
  return { token, keys: keys.map(publicHalf) }
}
