import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import { argon2id } from '#argon2'

/**
 * Passwords as they are stored: argon2id with the parameters that OWASP recommends for 19 MiB. A hash of other parameters
 * or of scrypt, which was used before, is still compared, and each log-in replaces it.
 */
const PARAMETERS = { memory: 19_456, passes: 2, lanes: 1 } as const
const SALT_BYTES = 16
const HASH_BYTES = 32

/** A stored hash: how it is made of a password, and with which parameters. */
type Stored = { named: string; hash: Uint8Array; derive: (password: Uint8Array) => Uint8Array }

const named = ({ memory, passes, lanes }: { memory: number; passes: number; lanes: number }): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${lanes}`

const NAMED = named(PARAMETERS)

/** base64 without padding, as the format of argon2 has it. */
const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
const decode = (text: string): Buffer => Buffer.from(text, 'base64')

const bytesOf = (password: string): Uint8Array => new TextEncoder().encode(password)

/** The stored form of a password: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(SALT_BYTES)
  const hash = argon2id(bytesOf(password), salt, HASH_BYTES, PARAMETERS)
  return `${NAMED}$${encode(salt)}$${encode(hash)}`
}

/** A hash that no password matches: an unknown e-mail costs the same work as a known one. */
export const NOBODY = `${NAMED}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** Whether a password matches the stored hash, in the same time for `null` (no such account). */
export const isPassword = async (password: string, stored: string | null): Promise<boolean> => {
  const { hash, derive } = parse(stored ?? NOBODY)
  return timingSafeEqual(derive(bytesOf(password)), hash) && stored !== null
}

/** Whether a stored hash is of another kind, or has other parameters, than today's. */
export const isOutdated = (stored: string): boolean => parse(stored).named !== NAMED

const ARGON2ID =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/
const SCRYPT = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/

const parse = (stored: string): Stored => readArgon2id(stored) ?? readScrypt(stored)

const readArgon2id = (stored: string): Stored | null => {
  const parts = ARGON2ID.exec(stored)
  if (!parts) return null
  const [, m, t, p, salt = '', hash = ''] = parts
  const parameters = { memory: Number(m), passes: Number(t), lanes: Number(p) }
  return {
    named: named(parameters),
    hash: decode(hash),
    derive: (password) => argon2id(password, decode(salt), decode(hash).length, parameters),
  }
}

const readScrypt = (stored: string): Stored => {
  const parts = SCRYPT.exec(stored)
  if (!parts) throw new Error('a password hash has an unknown form')
  const [, N, r, p, salt = '', made = ''] = parts
  const hash = Buffer.from(made, 'base64url')
  return {
    named: `scrypt$${N}$${r}$${p}`,
    hash,
    derive: (password) =>
      scryptSync(password, Buffer.from(salt, 'base64url'), hash.length, {
        N: Number(N),
        r: Number(r),
        p: Number(p),
      }),
  }
}
