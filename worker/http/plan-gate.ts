import { createMiddleware } from 'hono/factory'
import { AppError } from '#domain/kernel/errors.ts'
import { type Feature, leastPlanWith, planHas, UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { planInForce } from '#worker/db/accounts.ts'
import type { SessionEnv } from './context.ts'

/** A part of the API that belongs to a feature of the plans. */
export type Gate = {
  feature: Feature
  /** Pattern of the paths behind it. */
  paths: string
  /** Paths, with what is below them, that can be read on every plan: a person's way to take his data out. */
  readable: readonly string[]
}

/**
 * Asks, behind `session`, whether the plan in force has the gate's feature.
 * @throws AppError `plan_required` with what is missing and where to get it
 */
export const planGate = ({ feature, readable }: Gate) =>
  createMiddleware<SessionEnv>(async (c, next) => {
    const { method, path } = c.req
    const isReading = method === 'GET' || method === 'HEAD'
    const isOpen = isReading && readable.some((open) => path === open || path.startsWith(`${open}/`))
    if (!isOpen) {
      const plan = await planInForce(c.get('db'), new Date().toISOString())
      if (!planHas(plan, feature)) {
        const params = { feature, plan: leastPlanWith(feature), upgrade: UPGRADE_PATH }
        throw new AppError('plan_required', { params })
      }
    }
    await next()
  })
