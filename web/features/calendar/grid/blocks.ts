import type { AppointmentLook } from '#web/ui/appointment-badge.tsx'
import { overlaps, type Span } from '../geometry.ts'

/** `bays` (posturi) or `mechanics`: what a lane stands for. */
export type LaneKind = 'bays' | 'mechanics'

/** A lane: a bay, a mechanic, or with `id` null what has none. */
export type Lane = { readonly id: string | null; readonly name: string }

/** An appointment as it is drawn, in minutes of its day. */
export type Block = Span & {
  readonly id: string
  readonly day: string
  /** Minute until which its lanes are taken: its end and the buffer after it. */
  readonly until: number
  readonly bay: string | null
  readonly mechanic: string | null
  /** As it is written on the car; '' where it is not known. */
  readonly plate: string
  readonly client: string
  readonly service: string
  readonly look: AppointmentLook
}

export const laneOf = (block: Pick<Block, 'bay' | 'mechanic'>, kind: LaneKind): string | null =>
  kind === 'bays' ? block.bay : block.mechanic

/** Whether somebody was expected who has not come. */
export const isLate = (block: Pick<Block, 'from' | 'look'>, nowMinute: number): boolean =>
  block.from < nowMinute && (block.look === 'PROGRAMAT' || block.look === 'CONFIRMAT')

const HOLDING: ReadonlySet<AppointmentLook> = new Set(['HOLD', 'CERUT', 'PROGRAMAT', 'CONFIRMAT', 'SOSIT'])

/** Whether an appointment takes its lanes: one that has ended, or whose client did not come, leaves them free. */
export const isHolding = ({ look }: Pick<Block, 'look'>): boolean => HOLDING.has(look)

/** Whether the desk moves it: what a client is still booking is the client’s, and what is over stays where it was. */
export const isMovable = (block: Pick<Block, 'look'>): boolean => isHolding(block) && block.look !== 'HOLD'

/** Whether two hold the same bay or the same mechanic at the same time. */
const areInWay = (one: Block, other: Block): boolean =>
  one.id !== other.id &&
  one.day === other.day &&
  isHolding(other) &&
  ((one.bay !== null && one.bay === other.bay) ||
    (one.mechanic !== null && one.mechanic === other.mechanic)) &&
  overlaps({ from: one.from, to: one.until }, { from: other.from, to: other.until })

/** The appointment that is in the way of another, or null. */
export const inWayOf = (block: Block, all: readonly Block[]): Block | null =>
  all.find((other) => areInWay(block, other)) ?? null

/** A block in another place, its buffer after it as before. */
export const placed = (
  block: Block,
  to: Span & { day: string; lane: string | null; kind: LaneKind },
): Block => ({
  ...block,
  day: to.day,
  from: to.from,
  to: to.to,
  until: to.to + (block.until - block.to),
  ...(to.kind === 'bays' ? { bay: to.lane } : { mechanic: to.lane }),
})

const FIELDS = [
  'day',
  'from',
  'to',
  'until',
  'bay',
  'mechanic',
  'plate',
  'client',
  'service',
  'look',
] as const satisfies (keyof Block)[]

/**
 * The blocks of a new reading, where one that says the same as before is the same object: what is drawn of it stays as
 * it is.
 */
export const sameWhereEqual = (
  before: ReadonlyMap<string, Block>,
  blocks: readonly Block[],
): Map<string, Block> =>
  new Map(
    blocks.map((block) => {
      const known = before.get(block.id)
      return [block.id, known && FIELDS.every((field) => known[field] === block[field]) ? known : block]
    }),
  )
