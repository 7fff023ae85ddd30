import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import type { EffectMessage } from '#worker/env.ts'
import worker from '#worker/index.ts'
import { bindings, rowsDb } from './api.ts'

/** Delivers a message to the consumer of a queue, as the platform does. */
export const deliver = async (body: EffectMessage, queue = 'roaauto-effects') => {
  const batch = createMessageBatch(queue, [{ id: '1', timestamp: Date.now(), attempts: 1, body }])
  const context = createExecutionContext()
  await worker.queue(batch, bindings, context)
  return getQueueResult(batch, context)
}

/** Makes an effect due. */
export const comeDue = (key: string) =>
  rowsDb
    .prepare("UPDATE effects SET next_at = '2026-01-01T00:00:00.000Z' WHERE key = ? AND next_at IS NOT NULL")
    .bind(key)
    .run()
