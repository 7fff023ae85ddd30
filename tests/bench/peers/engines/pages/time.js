/** Milliseconds of the epoch, finer than Date.now(). */
export const now = () => performance.timeOrigin + performance.now()

/** Waits until something holds; looks 50 times a second. */
export const until = async (holds) => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}
