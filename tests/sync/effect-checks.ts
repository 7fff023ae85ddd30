import { TRIES } from '#domain/effects/timing.ts'
import { madeKey, readKey } from './effects-world.ts'
import type { ServerState } from './server-checks.ts'
import type { World } from './world.ts'

/**
 * Invariants of effects: without a row there is no effect; with a row the effect happened, its request once and its
 * result once. An effect that was pending when the database was restored is held.
 */
export const effectFaults = async (
  query: World['query'],
  tenantId: string,
  { log, rows }: ServerState,
  outside: ReadonlyMap<string, number>,
  wasRestored: boolean,
): Promise<string[]> => {
  const faults: string[] = []
  const caused = new Set<string>()
  for (const { collection, row_id, patch, prev } of log) {
    if (collection !== 'orders') continue
    if (prev === null) caused.add(madeKey(row_id))
    if ((patch.km_intrare ?? null) !== null) caused.add(readKey(row_id, patch.km_intrare))
  }
  const results = Map.groupBy(
    [...rows].filter(([key]) => key.startsWith('catalog_marci/')),
    ([, row]) => String(row.denumire),
  )
  const effects = await query('SELECT key, state, error, attempts FROM effects WHERE tenant_id = ?', tenantId)
  const known = new Map(effects.map((effect) => [String(effect.key), effect]))
  for (const key of caused) if (!known.has(key)) faults.push(`${key} was caused, and is no effect`)
  for (const [key, { state, error, attempts }] of known) {
    if (!caused.has(key)) faults.push(`${key} is an effect of nothing`)
    const requests = outside.get(key) ?? 0
    const written = results.get(key)?.length ?? 0
    // After a restore an act whose answer never came is done again, with all its effects.
    if (requests > 1 && !wasRestored) faults.push(`${key} was requested ${requests} times`)
    if (written > 1) faults.push(`${key} has ${written} results`)
    const isGivenUp = state === 'dead' && (error === 'restored' || Number(attempts) >= TRIES)
    if (state !== 'done' && !isGivenUp) faults.push(`${key} is ${String(state)}: ${String(error)}`)
    if (state === 'done' && (requests === 0 || written !== 1))
      faults.push(`${key} is done, with ${requests} requests and ${written} results`)
  }
  return faults
}
