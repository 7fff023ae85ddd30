import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** Serves a fake on this machine; it answers `Request` with `Response`, and a rejection ends the connection. */
export const serve = async (answerOf: (request: Request) => Promise<Response>) => {
  const server = createServer(async (request, response) => {
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    try {
      const answer = await answerOf(await requestOf(request, gone.signal))
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(await answer.text())
    } catch {
      response.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const requestOf = async (request: IncomingMessage, signal: AbortSignal): Promise<Request> => {
  const method = request.method ?? 'GET'
  const body = new Uint8Array(await buffer(request))
  return new Request(`http://127.0.0.1${request.url}`, {
    method,
    headers: request.headers as Record<string, string>,
    body: method === 'GET' ? null : body,
    signal,
  })
}
