import type { Actor } from '#domain/sync/actor.ts'
import { OFFICE, OWNER, type Role } from './roles.ts'

/** What people of the shop may do beyond single rows; collections grant rights on rows (`rights`). */
export const PERMISSIONS = {
  /** Exports all data of the shop for another program. */
  export: OWNER,
  /** Reads who changed what in the whole shop. */
  audit: OWNER,
  /** Exports and erases a client's data. */
  erase: OWNER,
  /** Reads the shop's figures and the warnings about its books. */
  books: [...OFFICE, 'accountant'],
  /** Hands the shop over to another owner. */
  handOver: OWNER,
  /** Opens series of invoice numbers that the whole shop uses. */
  shopSeries: OFFICE,
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof PERMISSIONS

/** The roles that have a permission. */
export const rolesWith = (permission: Permission): readonly Role[] => PERMISSIONS[permission]

/** Whether an actor has a permission; the system has each. */
export const isPermitted = (actor: Actor, permission: Permission): boolean =>
  actor.kind === 'system' || (actor.kind === 'staff' && PERMISSIONS[permission].includes(actor.role))
