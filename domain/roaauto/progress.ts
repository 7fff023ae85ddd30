/** When a job under way says how far it is: each word of it is a commit, so only in steps that a person sees. */

/** Of a hundred. */
const STEP = 5
/** Milliseconds between two words. */
const PAUSE = 1_000

/** Of a job that counts what it does; what it does over again is not told twice. */
export class Progress {
  #told = 0
  #at: number

  /** `now` in milliseconds: the start is told by whoever begins. */
  constructor(now: number) {
    this.#at = now
  }

  /** Whether this is worth a word, which is then taken as given. */
  tells(done: number, total: number, now: number): boolean {
    const percent = total === 0 ? 0 : (100 * done) / total
    if (percent < this.#told + STEP || now < this.#at + PAUSE) return false
    this.#told = percent
    this.#at = now
    return true
  }
}
