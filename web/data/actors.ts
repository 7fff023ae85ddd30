import { type StaffActor, staffActor } from '#domain/sync/actor.ts'
import type { Me } from '#domain/team/account.ts'
import { FOUNDER } from '#domain/team/roles.ts'

/** Whoever is logged in, as an actor. */
export const memberActor = ({ shop, user }: Me): StaffActor =>
  staffActor({ tenantId: shop.id, userId: user.id }, user.role)

/** Whoever uses the device without an account: the shop is his. */
export const localActor = (tenantId: string): StaffActor =>
  staffActor({ tenantId, userId: tenantId }, FOUNDER)
