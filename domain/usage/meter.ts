import type { Part } from './held.ts'

/**
 * What a shop may use of a metered feature: the month's allowance first, then the oldest pack. Units are reserved
 * before they are used and settled after, so that no number of acts at once passes a limit. The functions here count;
 * `counting.ts` reads and writes the rows.
 */

/** A source of units, in the order in which they are used. */
export type Pot = Pick<Part, 'from' | 'id'> & {
  readonly limit: number
  readonly reserved: number
  readonly used: number
}

/** What a pot still has; a plan that shrank may leave it overdrawn. */
export const leftIn = ({ limit, reserved, used }: Pot): number => Math.max(0, limit - reserved - used)

/** Takes units out of pots, as many as they have. */
export const take = (pots: readonly Pot[], units: number): Part[] => {
  const parts: Part[] = []
  let open = units
  for (const pot of pots) {
    const taken = Math.min(open, leftIn(pot))
    if (taken > 0) parts.push({ from: pot.from, id: pot.id, units: taken })
    open -= taken
  }
  return parts
}

export const unitsIn = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.units, 0)

/** The first units of some parts, and the others. */
export const split = (parts: readonly Part[], units: number): [first: Part[], rest: Part[]] => {
  const first: Part[] = []
  const rest: Part[] = []
  let open = units
  for (const part of parts) {
    const taken = Math.min(open, part.units)
    if (taken > 0) first.push({ ...part, units: taken })
    if (taken < part.units) rest.push({ ...part, units: part.units - taken })
    open -= taken
  }
  return [first, rest]
}
