import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SmsApiFake } from './smsapi.ts'

/** The fake SMSAPI as a server on this machine. */
export const startSmsApiServer = async (fake = new SmsApiFake()) => {
  const server = createServer(async (request, response) => {
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    try {
      const answer = await fake.answer(await requestOf(request, gone.signal))
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(await answer.text())
    } catch {
      response.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    fake,
    url: `http://127.0.0.1:${port}/sms.do`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const requestOf = async (request: IncomingMessage, signal: AbortSignal): Promise<Request> =>
  new Request(`http://127.0.0.1${request.url}`, {
    method: request.method ?? 'GET',
    headers: request.headers as Record<string, string>,
    body: new Uint8Array(await buffer(request)),
    signal,
  })
