import { connect, createServer, type Socket } from 'node:net'

/** A TCP proxy that counts what passes: HTTP and WebSockets alike, with headers and compression. */
export type CountingProxy = { url: string; bytes(): { up: number; down: number }; stop(): void }

export const startProxy = (port: number, target: number): Promise<CountingProxy> => {
  const bytes = { up: 0, down: 0 }
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on('close', () => open.delete(socket))
      socket.on('error', () => {
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (chunk) => {
      bytes.up += chunk.length
    })
    upstream.on('data', (chunk) => {
      bytes.down += chunk.length
    })
    client.pipe(upstream)
    upstream.pipe(client)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        bytes: () => ({ ...bytes }),
        stop: () => {
          for (const socket of open) socket.destroy()
          server.close()
        },
      }),
    )
  })
}
