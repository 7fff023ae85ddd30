/**
 * Most files of the app in one, for the first installation: workbox fetches one file after the other, and on a slow
 * network each waits for its answer. An update finds what it had, and fetches only what has changed.
 */

/** The address of the pack; `vite.config.ts` writes it. */
export const PACK = '/pack.json'

/** Contents by address. A name carries a hash of its content, so a pack of another version does no harm. */
export type Pack = Readonly<Record<string, string>>

/** Whether a file goes into the pack: text that the first screen does not fetch itself. */
export const isPacked = (address: string, page: string): boolean =>
  /^assets\/.+\.(?:js|css)$/.test(address) && !page.includes(address)

const typeOf = (address: string): string => (address.endsWith('.css') ? 'text/css' : 'text/javascript')

/**
 * Fills an empty cache from the pack. What is missing then is fetched by itself, so a failure costs only time.
 * @param keyOf the cache's key of a file; undefined for one that this version does not have
 */
export const unpack = async (cache: Cache, keyOf: (address: string) => string | undefined): Promise<void> => {
  if ((await cache.keys()).length > 0) return
  const answer = await fetch(PACK)
  if (!answer.ok) return
  const pack: Pack = await answer.json()
  for (const [address, content] of Object.entries(pack)) {
    const key = keyOf(address)
    if (key) await cache.put(key, new Response(content, { headers: { 'content-type': typeOf(address) } }))
  }
}
