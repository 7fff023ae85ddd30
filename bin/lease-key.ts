import { generateKeyPairSync, randomUUID } from 'node:crypto'

/**
 * A new private key for leases, as JWK with a name. The secret `LEASE_KEYS` is a JSON list of keys: the first one
 * signs, the others are earlier keys whose leases devices may still hold. `node bin/lease-key.ts` prints a list of one
 * key for `wrangler secret put LEASE_KEYS`.
 */
export const newLeaseKey = (): Record<string, unknown> => ({
  kid: randomUUID().slice(0, 8),
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
})

if (import.meta.main) console.log(JSON.stringify([newLeaseKey()]))
