import * as v from 'valibot'
import { isInstant } from '#domain/kernel/dates.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { LEAST, ROLES, type Role } from '#domain/team/roles.ts'
import { PLAN_IDS, type PlanId, planAt } from './catalogue.ts'

/**
 * The lease: what a device may count on without the server, signed by it. It keeps a casual hand off the plan and the role
 * that lie in the browser; whoever owns a device owns its code too, so the server judges every push as if there were none.
 */

/** Days for which a lease is good. */
export const LEASE_DAYS = 30

/** Header in which a device names itself when it logs in or renews its session; without it there is no lease. */
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
  trial: v.nullable(v.pipe(v.string(), v.check(isInstant))),
  iat: seconds,
  exp: seconds,
})
export type LeaseClaims = v.InferOutput<typeof leaseClaimsSchema>

/** Whose lease it has to be. */
export type Holder = { userId: string; tenantId: string; deviceId: string }

/** A key that proves leases: the public half, as JWK, with its name. */
const leaseKeySchema = v.object({
  kid: v.string(),
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: v.string(),
  y: v.string(),
})
export type LeaseKey = v.InferOutput<typeof leaseKeySchema>

/** What the server hands a device: the token, and all keys that prove tokens of this deployment. */
export const leaseSchema = v.object({ token: v.string(), keys: v.array(leaseKeySchema) })
export type Lease = v.InferOutput<typeof leaseSchema>

/** A device's memory of time, ms: the server's clock less its own, and the latest time that it knows to have been. */
export type Clock = { offset: number; seen: number }

/** The clock of a device that has just heard the server say what time it is. */
export const clockFrom = (serverNow: number, deviceNow: number): Clock => ({
  offset: serverNow - deviceNow,
  seen: serverNow,
})

/**
 * Lets time pass: a clock that is turned back stands still, save for the milliseconds that the app itself has run. One that
 * is turned forward only runs out sooner, until the server is heard again.
 */
export const advance = ({ offset, seen }: Clock, deviceNow: number, ran: number): Clock => ({
  offset,
  seen: Math.max(deviceNow + offset, seen + ran),
})

/**
 * What a device may count on. `expired`: the role stays (a mechanic stays a mechanic), what the plan has beyond Free waits.
 * `unproven`: no lease of this person on this device, so the least there is, until the server is heard.
 */
export type Entitlement = {
  state: 'valid' | 'expired' | 'unproven'
  role: Role
  /** The plan in force here and now. */
  plan: PlanId
  /** Instant until which it holds without the server, ISO; null when unproven. */
  until: string | null
}

export const UNPROVEN: Entitlement = { state: 'unproven', role: LEAST, plan: 'free', until: null }

/** Judges the claims of a token whose signature was found good; null when it was not. `now` in milliseconds. */
export const entitlementOf = (claims: LeaseClaims | null, holder: Holder, now: number): Entitlement => {
  if (!claims || claims.sub !== holder.userId || claims.tid !== holder.tenantId) return UNPROVEN
  if (claims.did !== holder.deviceId) return UNPROVEN
  const { role, plan, trial, exp } = claims
  const until = new Date(exp * 1000).toISOString()
  if (now >= exp * 1000) return { state: 'expired', role, plan: 'free', until }
  const inForce = planAt({ plan, trial_expires_at: trial }, new Date(now).toISOString())
  return { state: 'valid', role, plan: inForce, until }
}
