/** When a running job reports its progress: each report is a commit, so only in steps that a person notices. */

/** Percent. */
const STEP = 5
/** Milliseconds between two reports. */
const PAUSE = 1_000

/** Progress of a job that counts its work; repeated work is not reported twice. */
export class Progress {
  #told = 0
  #at: number

  /** `now` in milliseconds; the caller reports the start. */
  constructor(now: number) {
    this.#at = now
  }

  /** Whether this progress is worth a report, which then counts as made. */
  tells(done: number, total: number, now: number): boolean {
    const percent = total === 0 ? 0 : (100 * done) / total
    if (percent < this.#told + STEP || now < this.#at + PAUSE) return false
    this.#told = percent
    this.#at = now
    return true
  }
}
