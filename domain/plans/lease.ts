import * as v from 'valibot'
import { isInstant } from '#domain/kernel/dates.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { LEAST, ROLES, type Role } from '#domain/team/roles.ts'
import { PLAN_IDS, type PlanId, planAt } from './catalogue.ts'

/**
 * The lease: what the server guarantees a device that is offline, signed. It discourages tampering with the plan and
 * the role that the browser stores. The owner of a device controls its code, so the server checks every push
 * independently of the lease.
 */

/** Days for which a lease is valid. */
export const LEASE_DAYS = 30

/** Header in which a device names itself when it logs in or renews its session; a request without it gets no lease. */
export const DEVICE_HEADER = 'x-roa-device'

export const LEASE_ISSUER = 'roaauto'
export const LEASE_AUDIENCE = 'roaauto-device'

const uuid = v.pipe(v.string(), v.regex(UUID))
const seconds = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** The claims of the token, as they are signed. Times in seconds. */
export const leaseClaimsSchema = v.object({
  sub: uuid,
  tid: uuid,
  did: uuid,
  role: v.picklist(ROLES),
  plan: v.picklist(PLAN_IDS),
  /** When the plan ends by itself; null for no end. */
  ends: v.nullable(v.pipe(v.string(), v.check(isInstant))),
  iat: seconds,
  exp: seconds,
})
export type LeaseClaims = v.InferOutput<typeof leaseClaimsSchema>

/** The holder that a lease must name. */
export type Holder = { userId: string; tenantId: string; deviceId: string }

/** A key that verifies leases: the public half, as JWK, with its name. */
const leaseKeySchema = v.object({
  kid: v.string(),
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: v.string(),
  y: v.string(),
})
export type LeaseKey = v.InferOutput<typeof leaseKeySchema>

/** What the server gives a device: the token, and all keys that verify tokens of this deployment. */
export const leaseSchema = v.object({ token: v.string(), keys: v.array(leaseKeySchema) })
export type Lease = v.InferOutput<typeof leaseSchema>

/**
 * A device's memory of time, ms: the server's clock minus its own, and the latest time that is known to have passed.
 */
export type Clock = { offset: number; seen: number }

/** The clock of a device that has just received the server's time. */
export const clockFrom = (serverNow: number, deviceNow: number): Clock => ({
  offset: serverNow - deviceNow,
  seen: serverNow,
})

/**
 * Lets time pass: a clock that is set back stands still, except for the milliseconds that the app itself ran. A clock
 * that is set forward only expires sooner, until the server answers again.
 */
export const advance = ({ offset, seen }: Clock, deviceNow: number, ran: number): Clock => ({
  offset,
  seen: Math.max(deviceNow + offset, seen + ran),
})

/**
 * What a device may do. `expired`: the role stays (a mechanic stays a mechanic), and features beyond Free pause.
 * `unproven`: this person has no lease on this device, so the minimum applies until the server answers.
 */
export type Entitlement = {
  state: 'valid' | 'expired' | 'unproven'
  role: Role
  /** The plan that applies now. */
  plan: PlanId
  /** The end of its validity without the server, ISO; null when unproven. */
  until: string | null
}

export const UNPROVEN: Entitlement = { state: 'unproven', role: LEAST, plan: 'free', until: null }

/** Judges the claims of a token with a valid signature; null stands for an invalid one. `now` in milliseconds. */
export const entitlementOf = (claims: LeaseClaims | null, holder: Holder, now: number): Entitlement => {
  if (!claims || claims.sub !== holder.userId || claims.tid !== holder.tenantId) return UNPROVEN
  if (claims.did !== holder.deviceId) return UNPROVEN
  const { role, plan, ends, exp } = claims
  const until = new Date(exp * 1000).toISOString()
  if (now >= exp * 1000) return { state: 'expired', role, plan: 'free', until }
  const inForce = planAt({ plan, endsAt: ends }, new Date(now).toISOString())
  return { state: 'valid', role, plan: inForce, until }
}
