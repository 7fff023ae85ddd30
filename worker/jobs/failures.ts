/** How a handler reports a failure (E7). An AppError is retried like `Retry`; anything else is a bug of ours, and retried too. */

/** A later try may succeed; `after` is the minimum delay, in milliseconds. */
export class Retry extends Error {
  readonly code: string
  readonly after: number
  constructor(code: string, { after = 0, cause }: { after?: number; cause?: unknown } = {}) {
    super(code, { cause })
    this.code = code
    this.after = after
  }
}

/** No try can succeed: the effect is dead. */
export class Final extends Error {
  readonly code: string
  constructor(code: string, { cause }: { cause?: unknown } = {}) {
    super(code, { cause })
    this.code = code
  }
}
