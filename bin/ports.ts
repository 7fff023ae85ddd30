import { createServer } from 'node:net'

/** Listens for a moment; returns the port, or throws where it is taken. */
const tryPort = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : port))
    })
  })

/** Whether a port of this machine is free. */
export const isFree = (port: number): Promise<boolean> =>
  tryPort(port).then(
    () => true,
    () => false,
  )

/** A port that is free now. */
export const freePort = (): Promise<number> => tryPort(0)
