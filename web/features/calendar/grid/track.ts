import { groupBy } from '#domain/kernel/group-by.ts'
import type { Span } from '../geometry.ts'
import { type Block, type Lane, type LaneKind, laneOf } from './blocks.ts'

/** When a lane is open on a day, and why it is closed where a reason was given. */
export type Opening = { readonly open: readonly Span[]; readonly reason: string }

/** A time at which somebody else is busy, of whom no more is known. */
export type Busy = Span & { readonly day: string; readonly lane: string }

/** One lane on one day, as it is drawn. */
export type Track = Opening & {
  /** Unique in its grid. */
  readonly key: string
  readonly day: string
  readonly lane: Lane
  readonly blocks: readonly Block[]
  readonly busy: readonly Span[]
}

type Sources = {
  lanes: readonly Lane[]
  kind: LaneKind
  blocks: readonly Block[]
  busy: readonly Busy[]
  openingOf: (laneId: string | null) => Opening
}

/** The lanes of a day with what is on them; those without a lane stand last, where there are any. */
export const tracksOf = (
  day: string,
  { lanes, kind, blocks, busy, openingOf }: Sources,
  without: string,
): Track[] => {
  const byLane = groupBy(blocks, (block) => laneOf(block, kind))
  const known = new Set(lanes.map(({ id }) => id))
  const rest = blocks.filter((block) => !known.has(laneOf(block, kind)))
  const track = (lane: Lane, own: readonly Block[]): Track => ({
    key: `${day} ${lane.id ?? ''}`,
    day,
    lane,
    blocks: own,
    busy: busy.filter((one) => one.day === day && one.lane === lane.id),
    ...openingOf(lane.id),
  })
  return [
    ...lanes.map((lane) => track(lane, byLane.get(lane.id) ?? [])),
    ...(rest.length > 0 || lanes.length === 0 ? [track({ id: null, name: without }, rest)] : []),
  ]
}
