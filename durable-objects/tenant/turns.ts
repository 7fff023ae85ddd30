/** Milliseconds after which a turn is over, whatever became of its holder: longer than any document takes. */
export const LONGEST_TURN = 60_000

/** Turns by name: who wants one that another has waits until it is given back, or its time is over. */
export class Turns {
  /** The end of the last turn of each name; those before it end sooner. */
  readonly #last = new Map<string, Promise<void>>()
  readonly #ends = new Map<number, () => void>()
  #given = 0

  /** Waits for the turn. Returns its number, with which it is given back. */
  async take(name: string): Promise<number> {
    const before = this.#last.get(name)
    const { promise: over, resolve } = Promise.withResolvers<void>()
    this.#last.set(name, over)
    await before
    this.#given += 1
    const turn = this.#given
    const timer = setTimeout(() => this.giveBack(turn), LONGEST_TURN)
    this.#ends.set(turn, () => {
      clearTimeout(timer)
      resolve()
      if (this.#last.get(name) === over) this.#last.delete(name)
    })
    return turn
  }

  /** Ends a turn; one that is over is not ended again. */
  giveBack(turn: number): void {
    this.#ends.get(turn)?.()
    this.#ends.delete(turn)
  }
}
