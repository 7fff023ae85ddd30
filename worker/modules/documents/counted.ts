import { systemActor } from '#domain/sync/actor.ts'
import { periodAt, usageId } from '#domain/usage/standing.ts'
import { doAct } from '#worker/acts.ts'
import type { Env } from '#worker/env.ts'
import type { Once } from './once.ts'

/** Adds PDFs of the server to the month's, or takes them back. @throws AppError `limit_reached` */
const add = async (env: Env, tenantId: string, adds: 1 | -1): Promise<void> => {
  const period = periodAt(new Date().toISOString())
  await doAct(env, systemActor({ tenantId }, 'billing'), {
    key: crypto.randomUUID(),
    ops: [
      {
        op: 'insert',
        collection: 'usage',
        id: usageId('pdf_renders', period),
        data: { feature: 'pdf_renders', period, adds },
      },
    ],
  })
}

/**
 * Counts what is rendered and not what is kept: the unit is taken before, and given back where nothing was made.
 */
export const counted =
  (env: Env, tenantId: string, once: Once): Once =>
  (name, work) =>
    once(name, async () => {
      await add(env, tenantId, 1)
      try {
        return await work()
      } catch (error) {
        await add(env, tenantId, -1)
        throw error
      }
    })
