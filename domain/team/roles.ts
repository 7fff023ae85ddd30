/** Who may be in a shop: patron, manager, recepție, mecanic. */
export const ROLES = ['owner', 'manager', 'reception', 'mechanic'] as const
export type Role = (typeof ROLES)[number]

/** Whoever opens a shop; without an account, whoever uses the device. */
export const FOUNDER: Role = 'owner'
/** The role of somebody whose own is not proven: the one that may and sees least. */
export const LEAST: Role = 'mechanic'

/** Sets of roles that the collections name in their rights. */
export const OWNER: readonly Role[] = ['owner']
export const OFFICE: readonly Role[] = ['owner', 'manager']
export const DESK: readonly Role[] = ['owner', 'manager', 'reception']
export const EVERYONE: readonly Role[] = ROLES
/** Nobody by hand: the rows come from the server's own modules. */
export const NOBODY: readonly Role[] = []
