/** How a handler says that it failed (E7). Anything else that it throws is a fault of ours, and tried again. */

/** It may succeed later; `after` is when at the earliest, in milliseconds from now. */
export class Retry extends Error {
  readonly code: string
  readonly after: number
  constructor(code: string, { after = 0, cause }: { after?: number; cause?: unknown } = {}) {
    super(code, { cause })
    this.code = code
    this.after = after
  }
}

/** It never will: the effect is dead. */
export class Final extends Error {
  readonly code: string
  constructor(code: string, { cause }: { cause?: unknown } = {}) {
    super(code, { cause })
    this.code = code
  }
}
