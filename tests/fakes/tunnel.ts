import { createServer, type IncomingMessage, request as send } from 'node:http'
import type { Duplex } from 'node:stream'
import { freePort } from '#bin/ports.ts'

/**
 * Cloudflare in front of a tunnel, for one server on 127.0.0.1: it keeps the public name, says itself from where a
 * request comes, passes sockets on, and answers with a page of its own while the tunnel is away.
 */
export type Tunnel = {
  /** The public address. */
  url: string
  /** Cuts every connection and answers with 530 from now on, or passes on again. */
  setAway(isAway: boolean): void
  close(): Promise<void>
}

const AWAY = '<!doctype html><title>Error 1033</title><h1>Cloudflare Tunnel error</h1>'

export const openTunnel = async (to: number): Promise<Tunnel> => {
  let away = false
  const port = await freePort()
  const sockets = new Set<Duplex>()
  const forwarded = ({ method, url, headers }: IncomingMessage) =>
    send({
      host: '127.0.0.1',
      port: to,
      method,
      path: url,
      // One connection for each request: a server may close a waiting one just as the next request comes.
      agent: false,
      // What a caller says of its own address is replaced.
      headers: { ...headers, 'cf-connecting-ip': '203.0.113.7', 'x-forwarded-proto': 'http' },
    })

  const server = createServer((request, response) => {
    const refuse = () => {
      if (response.headersSent) response.destroy()
      else response.writeHead(530, { 'content-type': 'text/html; charset=UTF-8' }).end(AWAY)
    }
    if (away) {
      request.resume()
      return refuse()
    }
    const on = forwarded(request)
    on.on('error', refuse)
    on.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('error', () => response.destroy())
      answer.pipe(response)
    })
    request.pipe(on)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => undefined)
    if (away) return socket.end('HTTP/1.1 530 \r\ncontent-length: 0\r\n\r\n')
    const on = forwarded(request)
    on.on('error', () => socket.destroy())
    on.on('response', (answer) => socket.end(`HTTP/1.1 ${answer.statusCode} \r\ncontent-length: 0\r\n\r\n`))
    on.on('upgrade', (answer, far, first) => {
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}`)
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`)
      socket.write(first)
      far.write(head)
      far.on('error', () => socket.destroy())
      far.pipe(socket).pipe(far)
    })
    on.end()
  })
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${port}`,
    setAway: (isAway) => {
      away = isAway
      if (away) cut()
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      // closeAllConnections() leaves those that have become sockets, and the end would wait for them.
      cut()
      await closed
    },
  }
}
