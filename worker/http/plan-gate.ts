import { createMiddleware } from 'hono/factory'
import { AppError } from '#domain/kernel/errors.ts'
import { type Feature, lackOf, planHas } from '#domain/plans/catalogue.ts'
import { planInForce } from '#worker/db/accounts.ts'
import type { SessionEnv } from './context.ts'

/**
 * Checks, after `session`, that the current plan has a feature.
 * @throws AppError `plan_required` with the missing feature and the page to get it
 */
export const planGate = (feature: Feature) =>
  createMiddleware<SessionEnv>(async (c, next) => {
    const plan = await planInForce(c.get('db'), new Date().toISOString())
    if (!planHas(plan, feature)) {
      throw new AppError('plan_required', { params: lackOf(feature) })
    }
    await next()
  })
