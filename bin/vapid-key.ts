import { generateKeyPairSync } from 'node:crypto'

/**
 * A new private key towards push services, as JWK. `node bin/vapid-key.ts` prints one for `wrangler secret put
 * VAPID_KEY`. With another key every browser has to subscribe again.
 */
export const newVapidKey = (): Record<string, unknown> => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
})

if (import.meta.main) console.log(JSON.stringify(newVapidKey()))
