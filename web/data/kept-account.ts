import * as v from 'valibot'
import { leaseSchema } from '#domain/plans/lease.ts'
import { meSchema } from '#domain/team/account.ts'

/** What a device stores of the account, so that it is known offline: the person, and the lease with its pinned keys. */

export const KEPT_KEY = 'roa.account'

const keptSchema = v.object({ me: meSchema, lease: v.nullable(leaseSchema) })
export type Kept = v.InferOutput<typeof keptSchema>

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
