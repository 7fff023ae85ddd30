/** Whether a person still works in a shop. Former colleagues stay known, so that the history keeps its names. */
export const MEMBERSHIP_STATES = ['active', 'deactivated'] as const
export type MembershipState = (typeof MEMBERSHIP_STATES)[number]
