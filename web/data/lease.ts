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

/** What this device may count on without the server, judged by a clock that does not go back. */

const CLOCK = 'roa.clock'
const DEVICE = 'roa.device'

const clockSchema = v.object({ offset: v.number(), seen: v.number() })

/** A lease whose signature was looked at, and whose it has to be. */
export type Proof = { holder: Holder; claims: LeaseClaims | null }

/** What the person who is logged in may count on. Free and without a right while nobody is. */
export const entitlement = new Observable<Entitlement>(UNPROVEN)

let proof: Proof | null = null

/** A full or closed storage must keep nobody from opening the app: what is not kept is made or judged anew. */
const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value)
  } catch {
    // As above.
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

/** How the device's clock compares to the server's; `offset` 0 where they never were compared. */
export const readClock = (): Clock => {
  try {
    const parsed = v.safeParse(clockSchema, JSON.parse(localStorage.getItem(CLOCK) ?? 'null'))
    if (parsed.success) return parsed.output
  } catch {
    // Not ours any more: begun anew.
  }
  return { offset: 0, seen: 0 }
}

/** Looks at a lease's signature. */
export const proveLease = async (lease: Lease | null, { user, shop }: Me): Promise<Proof> => ({
  holder: { userId: user.id, tenantId: shop.id, deviceId: deviceId() },
  claims: lease && (await readLease(lease)),
})

/** Goes by this lease from now on. `isFresh`: it came just now, so the server's clock is known. */
export const takeLease = (found: Proof | null, { isFresh }: { isFresh: boolean }): Entitlement => {
  proof = found
  if (isFresh && found?.claims) {
    remember(CLOCK, JSON.stringify(clockFrom(found.claims.iat * 1000, Date.now())))
  }
  return judge(0)
}

/** Lets time pass, and says what may be counted on now. `ran`: milliseconds that the app has run since the last time. */
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
