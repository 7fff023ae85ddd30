import type { Actor } from '#domain/sync/actor.ts'
import { BOOKS, DESK, OFFICE, OWNER, type Role } from './roles.ts'

/** What people of the shop may do beyond single rows; collections grant rights on rows (`rights`). */
export const PERMISSIONS = {
  /** Exports all data of the shop for another program. */
  export: OWNER,
  /** Reads who changed what in the whole shop. */
  audit: OWNER,
  /** Exports and erases a client's data. */
  erase: OWNER,
  /** Chooses and ends the shop's subscription, and buys packs. */
  subscription: OWNER,
  /** Reads the shop's figures and the warnings about its books. */
  books: [...OFFICE, 'accountant'],
  /** Invites colleagues and changes their access. */
  team: OFFICE,
  /** Hands the shop over to another owner. */
  handOver: OWNER,
  /** Ends the shop, and deletes its data. */
  deleteShop: OWNER,
  /** Opens series of invoice numbers that the whole shop uses. */
  shopSeries: OFFICE,
  /** Sees prices, discounts and sums (S24). */
  prices: BOOKS,
  /** Writes and corrects the hours of all mechanics. */
  othersHours: DESK,
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof PERMISSIONS

export const isPermission = (name: string): name is Permission => Object.hasOwn(PERMISSIONS, name)

/** The roles that have a permission. */
export const rolesWith = (permission: Permission): readonly Role[] => PERMISSIONS[permission]

/** The setting by which a shop grants a role a permission that the role lacks. */
const GRANTS: readonly { role: Role; permission: Permission; setting: keyof ShopGrants }[] = [
  { role: 'mechanic', permission: 'prices', setting: 'mechanics_see_prices' },
]

/** The columns of a shop that grant permissions. */
export type ShopGrants = { mechanics_see_prices: 0 | 1 }

/** Whether a shop may grant permissions to a role, so that its settings decide what the role may do. */
export const isGranted = (role: Role): boolean => GRANTS.some((grant) => grant.role === role)

/** What a shop grants to a role beyond its own permissions. */
export const grantsOf = (shop: ShopGrants | null, role: Role): Permission[] =>
  GRANTS.filter((grant) => grant.role === role && shop?.[grant.setting] === 1).map(
    ({ permission }) => permission,
  )

/** Whether an actor has a permission; the system has each. */
export const isPermitted = (actor: Actor, permission: Permission): boolean => {
  if (actor.kind !== 'staff') return actor.kind === 'system'
  return rolesWith(permission).includes(actor.role) || actor.granted?.includes(permission) === true
}
