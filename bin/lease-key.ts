import { generateKeyPairSync, randomUUID } from 'node:crypto'

/**
 * A new private key for leases, as JWK with a name. The secret `LEASE_KEYS` is a JSON list of keys: the first one
 * signs, the others are the public halves of earlier keys whose leases devices may still hold. `node bin/lease-key.ts`
 * prints a list of one key for `wrangler secret put LEASE_KEYS`.
 */
export const newLeaseKey = (): Record<string, unknown> => ({
  kid: randomUUID().slice(0, 8),
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
})

/** `LEASE_KEYS` with a new first key; of those that were there the public halves stay. */
export const rotatedLeaseKeys = (text: string): string => {
  const former = JSON.parse(text) as Record<string, unknown>[]
  return JSON.stringify([newLeaseKey(), ...former.map(({ d: _, ...open }) => open)])
}

if (import.meta.main) console.log(JSON.stringify([newLeaseKey()]))
