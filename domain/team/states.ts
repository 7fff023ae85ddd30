/** How a colleague stands: asked, at work, no longer, or asked in vain. */
export const MEMBER_STATES = ['invited', 'active', 'deactivated', 'withdrawn'] as const
export type MemberState = (typeof MEMBER_STATES)[number]

/** The steps that people take by hand. Only an acceptance leads from `invited` to `active`. */
const STEPS: Readonly<Record<MemberState, readonly MemberState[]>> = {
  invited: ['withdrawn'],
  withdrawn: ['invited'],
  active: ['deactivated'],
  deactivated: ['active'],
}

/** Whether a person may bring a colleague from one state into another. */
export const mayStep = (from: MemberState, to: MemberState): boolean =>
  from === to || STEPS[from].includes(to)

/** Whether a state holds a seat of the plan: who was invited holds it already. */
export const holdsSeat = (state: MemberState): boolean => state === 'invited' || state === 'active'

/** What `limit_reached` calls the seats of a plan. */
export const SEATS = 'users'
