import { activeBays, activeMechanics } from '#domain/workshop/appointments/lanes.ts'
import type { LaneKind } from '#domain/workshop/appointments/needs.ts'
import { anyLanesAt, type Calendar, type Wanted } from '#domain/workshop/appointments/slots.ts'
import { mechanicName } from '#web/data/workshop/calendar.ts'

/** A bay or a mechanic that can be chosen; `isFree` is null while no time is chosen. */
export type LaneOption = { id: string; name: string; isFree: boolean | null }

/**
 * The lanes of a kind that come into question, the free ones first, in their order otherwise. One outside of its hours
 * is free: the desk may go on.
 */
export const laneOptions = (
  kind: LaneKind,
  at: string | null,
  wanted: Wanted,
  calendar: Calendar,
  now: string,
): LaneOption[] => {
  const bays = activeBays(calendar.bays)
    .filter(({ id }) => wanted.bays.length === 0 || wanted.bays.includes(id))
    .map(({ id, nume }) => ({ id, name: nume }))
  const mechanics = activeMechanics(calendar.mechanics).map((one) => ({
    id: one.id,
    name: mechanicName(one),
  }))
  const lanes = { bay: bays, mechanic: mechanics }[kind]
  const isFree = (id: string): boolean =>
    at !== null &&
    anyLanesAt(
      at,
      { ...wanted, needs: kind, bays: [id] },
      { ...calendar, mechanics: calendar.mechanics.filter((one) => one.id === id) },
      now,
    ) !== null
  return lanes
    .map((lane) => ({ ...lane, isFree: at === null ? null : isFree(lane.id) }))
    .sort((a, b) => Number(b.isFree) - Number(a.isFree))
}
