import { drawnBy, type Random, seeded } from '#tests/factories/random.ts'

/** Gives each part of a history's world the random source of its name. */
export type Streams = (name: string) => Random

/**
 * The chance of one history. Every part of the world draws from a stream of its own, which starts again in each step:
 * one draw more in a part or a step moves no draw of the others, so that a seed stays the same history while the
 * product and the simulation grow.
 */
export class Chance {
  readonly #seed: number
  readonly #open = new Map<string, Random>()
  #step = ''

  constructor(seed: number) {
    this.#seed = seed
  }

  begin(step: number): void {
    this.#step = `${step}/`
    this.#open.clear()
  }

  readonly of: Streams = (name) => drawnBy(() => this.#stream(name).next())

  #stream(name: string): Random {
    const known = this.#open.get(name)
    if (known) return known
    const stream = seeded(hashed(this.#seed, this.#step + name))
    this.#open.set(name, stream)
    return stream
  }
}

/** FNV-1a over a seed and a name. */
const hashed = (seed: number, name: string): number => {
  let hash = Math.imul(seed ^ 0x811c9dc5, 0x01000193)
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
