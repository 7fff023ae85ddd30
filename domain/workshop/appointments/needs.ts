import type { Service, ServiceNeeds } from './schema.ts'

/** The two kinds of lane of the calendar. */
export type LaneKind = 'bay' | 'mechanic'

const TAKES: Readonly<Record<ServiceNeeds, Readonly<Record<LaneKind, boolean>>>> = {
  bay: { bay: true, mechanic: false },
  mechanic: { bay: false, mechanic: true },
  both: { bay: true, mechanic: true },
}

/** Whether a service takes a lane of a kind. */
export const takes = ({ needs }: Pick<Service, 'needs'>, kind: LaneKind): boolean => TAKES[needs][kind]
