import { TenantObject as ProductObject } from '#durable-objects/tenant/tenant-object.ts'
import { registerNoted } from '#tests/factories/noted-job.ts'
import type { EffectMessage, Env, RawDatabase } from '#worker/env.ts'
import product from '#worker/index.ts'

/**
 * The product with an order that causes an effect. It reports each step to the test and waits for the answer, so that
 * it can be killed at exactly that step.
 */

type WatchedEnv = Env & { STEPS_URL: string }

export type Step = 'alarm set' | 'batch written' | 'sent' | 'claimed' | 'result written'

const at = async ({ STEPS_URL }: WatchedEnv, step: Step): Promise<void> => {
  await (await fetch(`${STEPS_URL}/${encodeURIComponent(step)}`)).text()
}

/** Reports a batch that writes effects; the object sets its alarm before it. */
const watchedDb = (database: RawDatabase, env: WatchedEnv): RawDatabase => {
  const d1 = database as unknown as D1Database
  let writesEffects = false
  return {
    prepare: (sql: string) => {
      writesEffects ||= sql.startsWith('INSERT INTO effects')
      return d1.prepare(sql)
    },
    batch: async (statements: D1PreparedStatement[]) => {
      const isWatched = writesEffects
      writesEffects = false
      if (isWatched) await at(env, 'alarm set')
      const results = await d1.batch(statements)
      if (isWatched) await at(env, 'batch written')
      return results
    },
  } as unknown as RawDatabase
}

const watchedQueue = (queue: Env['EFFECTS'], env: WatchedEnv): Env['EFFECTS'] =>
  ({
    sendBatch: async (messages: MessageSendRequest<EffectMessage>[]) => {
      await queue.sendBatch(messages)
      await at(env, 'sent')
    },
  }) as unknown as Env['EFFECTS']

export class TenantObject extends ProductObject {
  constructor(ctx: DurableObjectState, env: WatchedEnv) {
    super(ctx, {
      ...env,
      DB: watchedDb(env.DB, env),
      DB_1: watchedDb(env.DB_1, env),
      EFFECTS: watchedQueue(env.EFFECTS, env),
    })
  }
}

registerNoted({
  handle: async ({ env, payload, act }) => {
    await at(env as WatchedEnv, 'claimed')
    // The id differs in each run: only the act makes it one result.
    const row = { denumire: payload.orderId }
    await act('result', [{ op: 'insert', collection: 'catalog_marci', id: crypto.randomUUID(), data: row }])
    await at(env as WatchedEnv, 'result written')
  },
})

export default product
