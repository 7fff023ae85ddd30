import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** scrypt as OWASP recommends it for 16 MiB: 2^14, 8, 5. After a change here, each log-in renews its hash. */
const PARAMETERS = { N: 16_384, r: 8, p: 5 } as const
const SALT_BYTES = 16
const HASH_BYTES = 32

type Stored = { N: number; r: number; p: number; salt: Buffer; hash: Buffer }

const derive = (password: string, salt: Buffer, length: number, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password, salt, length, options, (error, key) => (error ? reject(error) : resolve(key)))
  })

/** The stored form of a password: `scrypt$N$r$p$salt$hash`, base64url. */
export const hashPassword = async (password: string): Promise<string> => {
  const { N, r, p } = PARAMETERS
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, salt, HASH_BYTES, { N, r, p })
  return `scrypt$${N}$${r}$${p}$${salt.toString('base64url')}$${hash.toString('base64url')}`
}

/** A hash that no password matches: an unknown e-mail costs the same work as a known one. */
export const NOBODY = `scrypt$${PARAMETERS.N}$${PARAMETERS.r}$${PARAMETERS.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** Whether a password matches the stored hash, in the same time for `null` (no such account). */
export const isPassword = async (password: string, stored: string | null): Promise<boolean> => {
  const { N, r, p, salt, hash } = parse(stored ?? NOBODY)
  const made = await derive(password, salt, hash.length, { N, r, p })
  return timingSafeEqual(made, hash) && stored !== null
}

/** Whether a stored hash has other parameters than today's. */
export const isOutdated = (stored: string): boolean => {
  const { N, r, p } = parse(stored)
  return N !== PARAMETERS.N || r !== PARAMETERS.r || p !== PARAMETERS.p
}

const parse = (stored: string): Stored => {
  const parts = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/.exec(stored)
  if (!parts) throw new Error('a password hash has an unknown form')
  const [, N, r, p, salt = '', hash = ''] = parts
  return {
    N: Number(N),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
  }
}
