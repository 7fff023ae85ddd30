import { compare } from '#domain/kernel/compare.ts'
import type { Mechanic } from '#domain/workshop/catalog/schema.ts'
import { type LaneKind, takes } from './needs.ts'
import type { Appointment, Bay, Service, ServiceNeeds } from './schema.ts'

/** A lane of the calendar: a bay or a mechanic. */
export type Lane = { kind: LaneKind; id: string }

/** The lanes that an appointment takes. */
export type Lanes = Pick<Appointment, 'bay_id' | 'mechanic_id'>

/** Whether two appointments have a lane in common. */
export const shareLane = (a: Lanes, b: Lanes): boolean =>
  (a.bay_id !== null && a.bay_id === b.bay_id) || (a.mechanic_id !== null && a.mechanic_id === b.mechanic_id)

/** Whether an appointment takes a lane. */
export const isOnLane = ({ bay_id, mechanic_id }: Lanes, { kind, id }: Lane): boolean =>
  (kind === 'bay' ? bay_id : mechanic_id) === id

/** The bays that are in use, in their order. */
export const activeBays = (bays: readonly Bay[]): Bay[] =>
  bays
    .filter(({ activ, deleted_at }) => activ === 1 && deleted_at === null)
    .toSorted((a, b) => a.position - b.position || compare(a.id, b.id))

/** The mechanics who work in the shop, in an order that stays. */
export const activeMechanics = (mechanics: readonly Mechanic[]): Mechanic[] =>
  mechanics
    .filter(({ activ, deleted_at }) => activ === 1 && deleted_at === null)
    .toSorted((a, b) => compare(a.id, b.id))

/** The ids of the bays that can do a service; none: all can. */
export const baysOf = ({ bays }: Pick<Service, 'bays'>): string[] =>
  bays === '' ? [] : (JSON.parse(bays) as string[])

/** Whether lanes are missing of what something needs. */
export const lacksLane = (needs: ServiceNeeds, { bay_id, mechanic_id }: Lanes): boolean =>
  (takes({ needs }, 'bay') && bay_id === null) || (takes({ needs }, 'mechanic') && mechanic_id === null)
