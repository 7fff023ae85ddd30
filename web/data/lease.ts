import * as v from 'valibot'
import { uuidv7 } from '#domain/kernel/ids.ts'
import {
  advance,
  type Clock,
  clockFrom,
  type Entitlement,
  entitlementOf,
  type Holder,
  type Lease,
  type LeaseClaims,
  UNPROVEN,
} from '#domain/plans/lease.ts'
import type { Me } from '#domain/team/account.ts'
import { readLease } from './lease-token.ts'
import { Observable } from './sync/status.ts'

/** What this device may do without the server, judged by a clock that never goes back. */

const CLOCK = 'roa.clock'
const DEVICE = 'roa.device'

const clockSchema = v.object({ offset: v.number(), seen: v.number() })

/** A lease whose signature was checked, and the holder that it must name. */
export type Proof = { holder: Holder; claims: LeaseClaims | null }

/** What the person who is logged in may do. Free and without rights while nobody is logged in. */
export const entitlement = new Observable<Entitlement>(UNPROVEN)

let proof: Proof | null = null

/** A full or closed storage must not stop the app from opening: what is not stored is made or judged again. */
const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value)
  } catch {
    // The value is made again next time.
  }
}

/** The name of this device, made at its first use. */
export const deviceId = (): string => {
  const known = localStorage.getItem(DEVICE)
  if (known) return known
  const made = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
  remember(DEVICE, made)
  return made
}

/** The offset between the clocks of device and server; `offset` is 0 where they were never compared. */
export const readClock = (): Clock => {
  try {
    const parsed = v.safeParse(clockSchema, JSON.parse(localStorage.getItem(CLOCK) ?? 'null'))
    if (parsed.success) return parsed.output
  } catch {
    // The stored text is not ours: start again.
  }
  return { offset: 0, seen: 0 }
}

/** Checks the signature of a lease. */
export const proveLease = async (lease: Lease | null, { user, shop }: Me): Promise<Proof> => ({
  holder: { userId: user.id, tenantId: shop.id, deviceId: deviceId() },
  claims: lease && (await readLease(lease)),
})

/** Applies this lease from now on. `isFresh`: it has just arrived, so the server's clock is known. */
export const takeLease = (found: Proof | null, { isFresh }: { isFresh: boolean }): Entitlement => {
  proof = found
  if (isFresh && found?.claims) {
    remember(CLOCK, JSON.stringify(clockFrom(found.claims.iat * 1000, Date.now())))
  }
  return judge(0)
}

/** Advances the clock and returns what is allowed now. `ran`: milliseconds that the app has run since the last call. */
const judge = (ran: number): Entitlement => {
  const now = advance(readClock(), Date.now(), ran)
  remember(CLOCK, JSON.stringify(now))
  const found = proof ? entitlementOf(proof.claims, proof.holder, now.seen) : UNPROVEN
  if (JSON.stringify(found) !== JSON.stringify(entitlement.get())) entitlement.set(found)
  return found
}

/** Milliseconds between two looks at the clock. */
const BEAT = 60_000

/** Watches the time while the app is open. */
export const watchLease = (): void => {
  let before = performance.now()
  const look = () => {
    const now = performance.now()
    judge(now - before)
    before = now
  }
  setInterval(look, BEAT)
  document.addEventListener('visibilitychange', look)
}
