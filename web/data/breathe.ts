/**
 * Lets the browser handle keys and paint before long work continues. It uses a message, because timers of a background
 * tab fire at most once a second.
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
