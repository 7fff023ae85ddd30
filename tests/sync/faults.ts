import type { Random } from '#tests/factories/random.ts'
import type { Streams } from './chance.ts'

/**
 * All faults of the histories, by name. Their counts are printed, because a fault that never happens proves nothing.
 */
export const FAULTS = [
  'request lost',
  'answer lost',
  'answer slow',
  'gateway error',
  'request late',
  'request repeated at once',
  'request repeated late',
  'stream cut',
  'live rows heard',
  'live message late',
  'killed in the middle',
  'restarted',
  'typing during a round',
  'devices at once',
  'tab frozen in a round',
  'last writes forgotten',
  'disk full',
  'clock years off',
  'poison mutation',
  'role changed',
  'old protocol',
  'plan lapsed',
  'version changed',
  'D1 fails before',
  'D1 fails after',
  'D1 down',
  'object evicted',
  'second committer',
  'restored',
  'tombstones purged',
  'log moved',
  // The faults of effects, in the histories that have some.
  'object dies after its batch',
  'message lost',
  'message repeated',
  'carrier dies',
  'effect fails',
  'alarm lost',
] as const
export type Fault = (typeof FAULTS)[number]

/**
 * Decides by the seed what fails and when. Each history draws how likely each fault is, some of them impossible: a
 * history in which everything fails all the time gets nowhere.
 */
export class Faults {
  on = true
  readonly counts = new Map<Fault, number>()
  readonly #faults: ReadonlyMap<Fault, { random: Random; weight: number }>

  constructor(streams: Streams) {
    this.#faults = new Map(
      FAULTS.map((fault) => {
        const weight = streams(`weight of ${fault}`).pick([0, 0.5, 1, 1, 2, 3])
        return [fault, { random: streams(fault), weight }]
      }),
    )
  }

  /** Whether the fault happens now; `chance` in [0, 1] is its base probability. */
  happens(fault: Fault, chance: number): boolean {
    if (!this.on) return false
    const { random, weight } = this.#faults.get(fault) as { random: Random; weight: number }
    if (random.next() >= chance * weight) return false
    this.count(fault)
    return true
  }

  count(fault: Fault): void {
    this.counts.set(fault, (this.counts.get(fault) ?? 0) + 1)
  }
}
