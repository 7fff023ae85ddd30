import * as v from 'valibot'

const part = v.pipe(v.string(), v.regex(/^[\w-]{43}$/))
const keySchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ kty: v.literal('EC'), crv: v.literal('P-256'), x: part, y: part, d: part }),
)

/** The server's keys towards push services (RFC 8292), base64url: the public point, uncompressed, and the private number. */
export type VapidKeys = { publicKey: string; privateKey: string }

/** The keys of the secret `VAPID_KEY`. @throws Error that names the secret, never its value */
export const vapidKeysOf = (secret: string): VapidKeys => {
  const { output, success } = v.safeParse(keySchema, secret)
  if (!success) throw new Error('VAPID_KEY is no private key as bin/vapid-key.ts prints it')
  const bytes = (text: string) => Buffer.from(text, 'base64url')
  const point = Buffer.concat([Buffer.of(4), bytes(output.x), bytes(output.y)])
  return { publicKey: point.toString('base64url'), privateKey: output.d }
}
