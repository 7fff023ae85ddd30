import { type Actor, type StaffActor, staffActor } from '#domain/sync/actor.ts'
import { grantedIn } from '#domain/sync/visibility.ts'
import type { Me } from '#domain/team/account.ts'
import { FOUNDER } from '#domain/team/roles.ts'

/** The person who is logged in, as an actor, by the `access` under which this device has loaded. */
export const memberActor = ({ shop, user }: Me, access: string): StaffActor =>
  staffActor({ tenantId: shop.id, userId: user.id }, user.role, undefined, grantedIn(access))

/** The person who uses the device without an account, as an actor: that person owns the shop. */
export const localActor = (tenantId: string): StaffActor =>
  staffActor({ tenantId, userId: tenantId }, FOUNDER)

/** Whether an actor uses the device without an account. */
export const isLocal = ({ tenantId, userId }: Actor): boolean => userId === tenantId
