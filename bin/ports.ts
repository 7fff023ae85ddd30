import { createServer } from 'node:net'

/** Listens for a moment; gives the port, or throws where that can't be done. */
const tryPort = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : port))
    })
  })

/** Whether nobody listens on a port of this machine. */
export const isFree = (port: number): Promise<boolean> =>
  tryPort(port).then(
    () => true,
    () => false,
  )

/** A port that nobody has now. */
export const freePort = (): Promise<number> => tryPort(0)
