import { createDecipheriv, createECDH, createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { importJWK, jwtVerify } from 'jose'

/** How the fake service answers, by the last part of the address. */
const STATUSES: Readonly<Record<string, number>> = {
  gone: 410,
  unknown: 404,
  busy: 429,
  down: 503,
  wrong: 403,
}

/** A browser of the fake service: its subscription, and the private half of its keys. */
export const aBrowser = (url: string, behaviour = 'taken') => {
  const keys = createECDH('prime256v1')
  const auth = randomBytes(16)
  const p256dh = keys.generateKeys().toString('base64url')
  return {
    subscription: { endpoint: `${url}/${behaviour}`, p256dh, auth: auth.toString('base64url') },
    /** Decrypts a message as RFC 8291 says. */
    read: (body: Buffer): string => {
      const [salt, rest] = [body.subarray(0, 16), body.subarray(16)]
      const length = rest.readUInt8(4)
      const sender = rest.subarray(5, 5 + length)
      const content = rest.subarray(5 + length)
      const hmac = (key: Buffer, ...parts: (Buffer | string)[]) => {
        const made = createHmac('sha256', key)
        for (const part of parts) made.update(part)
        return made.digest()
      }
      const shared = hmac(auth, keys.computeSecret(sender))
      const secret = hmac(shared, 'WebPush: info\0', keys.getPublicKey(), sender, '\x01')
      const key = hmac(hmac(salt, secret), 'Content-Encoding: aes128gcm\0\x01').subarray(0, 16)
      const nonce = hmac(hmac(salt, secret), 'Content-Encoding: nonce\0\x01').subarray(0, 12)
      const decipher = createDecipheriv('aes-128-gcm', key, nonce)
      decipher.setAuthTag(content.subarray(-16))
      const padded = Buffer.concat([decipher.update(content.subarray(0, -16)), decipher.final()])
      // The text ends with a 2 before the padding.
      return padded.subarray(0, padded.lastIndexOf(2)).toString()
    },
  }
}

/** The claims by which a server says who it is; throws where the signature is not by the key that it names. */
const whoSends = async ({ headers }: IncomingMessage) => {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(headers.authorization ?? '') ?? []
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
  const { payload } = await jwtVerify(token, await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256'))
  return { key, ...payload }
}

export type Pushed = {
  body: Buffer
  headers: IncomingMessage['headers']
  from: Awaited<ReturnType<typeof whoSends>>
}

/** A fake of a browser's push service: it checks who sends, and keeps what it was given, still encrypted. */
export const startPushService = async () => {
  const pushed: Pushed[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const status = STATUSES[request.url?.split('/').at(-1) ?? ''] ?? 201
    try {
      pushed.push({ body: Buffer.concat(chunks), headers: request.headers, from: await whoSends(request) })
      response.writeHead(status, status === 429 ? { 'retry-after': '120' } : {}).end()
    } catch {
      response.writeHead(401).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    pushed,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
