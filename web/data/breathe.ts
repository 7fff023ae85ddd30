/**
 * Lets the browser answer keys and paint before long work goes on. A message, not a timer: timers of a tab in the
 * background come once a second or less.
 */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
