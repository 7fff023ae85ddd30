import { septetsOf } from './gsm.ts'
import type { Encoding } from './words.ts'

/** Most segments of one SMS. */
export const MAX_SEGMENTS = 6

/** Septets, or UTF-16 units, that a text alone holds, and each segment of a longer one, which carries a header. */
const ROOM: Record<Encoding, { alone: number; each: number }> = {
  gsm7: { alone: 160, each: 153 },
  ucs2: { alone: 70, each: 67 },
}

export type Segments = {
  encoding: Encoding
  /** Septets, or UTF-16 units. */
  size: number
  segments: number
  /** How much the last segment still holds. */
  left: number
}

/**
 * How an SMS travels. One letter outside the GSM alphabet makes the whole text UCS-2. A letter of two units is never
 * cut between segments. An empty text has no segment.
 */
export const segmentsOf = (text: string): Segments => {
  const letters = [...text]
  const septets = letters.map(septetsOf)
  const isGsm = septets.every((cost) => cost !== null)
  const encoding: Encoding = isGsm ? 'gsm7' : 'ucs2'
  const costs = isGsm ? septets.map((cost) => cost ?? 0) : letters.map(({ length }) => length)
  const size = costs.reduce((sum, cost) => sum + cost, 0)
  const { alone, each } = ROOM[encoding]
  if (size <= alone) return { encoding, size, segments: size === 0 ? 0 : 1, left: alone - size }
  let segments = 1
  let filled = 0
  for (const cost of costs) {
    if (filled + cost > each) {
      segments += 1
      filled = 0
    }
    filled += cost
  }
  return { encoding, size, segments, left: each - filled }
}
