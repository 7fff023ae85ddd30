import * as v from 'valibot'
import { PLAN_IDS } from '#domain/plans/catalogue.ts'
import type { Lease } from '#domain/plans/lease.ts'
import type { Me } from '#domain/team/account.ts'
import { ROLES } from '#domain/team/roles.ts'

/** What a device keeps of the account, so that it is known offline: who it is, and his lease with its pinned keys. */

export const KEPT_KEY = 'roa.account'

const meSchema = v.object({
  user: v.object({ id: v.string(), name: v.string(), email: v.string(), role: v.picklist(ROLES) }),
  shop: v.object({
    id: v.string(),
    name: v.string(),
    plan: v.picklist(PLAN_IDS),
    trialExpiresAt: v.nullable(v.string()),
  }),
})

const leaseKeySchema = v.object({
  kid: v.string(),
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: v.string(),
  y: v.string(),
})

const keptSchema = v.object({
  me: meSchema,
  lease: v.nullable(v.object({ token: v.string(), keys: v.array(leaseKeySchema) })),
})
export type Kept = { me: Me; lease: Lease | null }

export const readKept = (): Kept | null => {
  try {
    const parsed = v.safeParse(keptSchema, JSON.parse(localStorage.getItem(KEPT_KEY) ?? 'null'))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

export const writeKept = (kept: Kept | null): void => {
  if (kept) localStorage.setItem(KEPT_KEY, JSON.stringify(kept))
  else localStorage.removeItem(KEPT_KEY)
}
