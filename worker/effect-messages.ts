import type { EffectMessage, Env } from './env.ts'
import { cause } from './log.ts'

/** Messages that the queue accepts at once. */
const BATCH = 100

/**
 * Sends effects to the queue, with the id of the request that has caused them. The rows are the truth (E4), so a duplicate
 * or a lost message does no harm.
 */
export const sendMessages = async (
  queue: Pick<Env['EFFECTS'], 'sendBatch'>,
  tenantId: string,
  keys: readonly string[],
): Promise<void> => {
  const requestId = cause()
  const bodyOf = (key: string): EffectMessage => ({ tenantId, key, ...(requestId && { requestId }) })
  for (let at = 0; at < keys.length; at += BATCH)
    await queue.sendBatch(keys.slice(at, at + BATCH).map((key) => ({ body: bodyOf(key) })))
}
