/** The roles in a shop: patron, manager, recepție, mecanic. */
export const ROLES = ['owner', 'manager', 'reception', 'mechanic'] as const
export type Role = (typeof ROLES)[number]

/** The role of the person who opens a shop; without an account, of the user of the device. */
export const FOUNDER: Role = 'owner'
/** The role of a user whose own is unproven: it has the fewest rights. */
export const LEAST: Role = 'mechanic'

/** Sets of roles that the collections name in their rights. */
export const OWNER: readonly Role[] = ['owner']
export const OFFICE: readonly Role[] = ['owner', 'manager']
export const DESK: readonly Role[] = ['owner', 'manager', 'reception']
export const EVERYONE: readonly Role[] = ROLES
/** No person: only the server's own modules write these rows. */
export const NOBODY: readonly Role[] = []
