import { connect, createServer, type Socket } from 'node:net'

/**
 * The connection between a browser and the server, which can be cut: the „offline” switch of an engine is not reliable
 * enough.
 */
export type Wire = { url: string; cut(): void; mend(): void; close(): void }

export const layWire = (target: string): Promise<Wire> => {
  const open = new Set<Socket>()
  let isCut = false
  const server = createServer((client) => {
    if (isCut) return void client.destroy()
    const upstream = connect(Number(new URL(target).port), '127.0.0.1')
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      socket.on('error', () => {
        client.destroy()
        upstream.destroy()
      })
    }
    client.pipe(upstream)
    upstream.pipe(client)
  })
  const dropAll = () => {
    for (const socket of open) socket.destroy()
  }
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') return reject(new Error('no port'))
      resolve({
        url: `http://localhost:${address.port}`,
        cut: () => {
          isCut = true
          dropAll()
        },
        mend: () => {
          isCut = false
        },
        close: () => {
          dropAll()
          server.close()
        },
      })
    })
  })
}
