/** The roles in a shop: patron, manager, recepție, mecanic, contabil. */
export const ROLES = ['owner', 'manager', 'reception', 'mechanic', 'accountant'] as const
export type Role = (typeof ROLES)[number]

/** The role of the person who opens a shop; without an account, of the user of the device. */
export const FOUNDER: Role = 'owner'
/** The role that an owner keeps who hands the shop over. */
export const SECOND: Role = 'manager'
/** The role of a user whose own is unproven: it has the fewest rights. */
export const LEAST: Role = 'mechanic'

/** Sets of roles that the collections name in their rights. */
export const OWNER: readonly Role[] = ['owner']
export const OFFICE: readonly Role[] = ['owner', 'manager']
export const DESK: readonly Role[] = ['owner', 'manager', 'reception']
/** The people who work in the shop. */
export const WORKSHOP: readonly Role[] = ['owner', 'manager', 'reception', 'mechanic']
/** The people who read the books; an accountant reads nothing else of the shop. */
export const BOOKS: readonly Role[] = ['owner', 'manager', 'reception', 'accountant']
export const EVERYONE: readonly Role[] = ROLES
/** No person: only the server's own modules write these rows. */
export const NOBODY: readonly Role[] = []

/** Whether a role sees the rows of a collection that says nothing about it. */
export const seesUnnamed = (role: Role): boolean => WORKSHOP.includes(role)

/** The roles that a role may give, and whose people it may change: none above itself. */
const RANKS: Readonly<Record<Role, number>> = {
  owner: 3,
  manager: 2,
  reception: 1,
  mechanic: 0,
  accountant: 0,
}
export const mayGive = (giver: Role, role: Role): boolean => RANKS[role] <= RANKS[giver]

/** Whether a colleague of this role takes a seat of the plan; the accountant's is free. */
export const isCounted = (role: Role): boolean => role !== 'accountant'

/** Whether a role works on cars: its person is one of the shop's mechanics. */
export const isWorker = (role: Role): boolean => role === 'mechanic'

/** Whether a role is the one that a shop can't be without, and that only a hand-over gives. */
export const isOwner = (role: Role): boolean => role === FOUNDER
