import { type Actor, type StaffActor, staffActor } from '#domain/sync/actor.ts'
import type { Me } from '#domain/team/account.ts'
import { FOUNDER } from '#domain/team/roles.ts'

/** The person who is logged in, as an actor. */
export const memberActor = ({ shop, user }: Me): StaffActor =>
  staffActor({ tenantId: shop.id, userId: user.id }, user.role)

/** The person who uses the device without an account, as an actor: that person owns the shop. */
export const localActor = (tenantId: string): StaffActor =>
  staffActor({ tenantId, userId: tenantId }, FOUNDER)

/** Whether an actor uses the device without an account. */
export const isLocal = ({ tenantId, userId }: Actor): boolean => userId === tenantId
