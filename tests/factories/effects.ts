import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { expect, vi } from 'vitest'
import type { EffectMessage, Env } from '#worker/env.ts'
import worker from '#worker/index.ts'
import { carry } from '#worker/jobs/carry.ts'
import { carrierOf } from '#worker/jobs/queue.ts'
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

/** Carries an effect to its end, also where the queue is quicker and still at it. */
export const carryToEnd = async (env: Env, tenantId: string, key: string): Promise<void> => {
  await carry(carrierOf(env), { tenantId, key })
  await vi.waitFor(
    async () => {
      const row = await rowsDb
        .prepare('SELECT state FROM effects WHERE tenant_id = ? AND key = ?')
        .bind(tenantId, key)
        .first()
      expect(row).toEqual({ state: 'done' })
    },
    { timeout: 20_000 },
  )
}
