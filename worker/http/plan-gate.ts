import { createMiddleware } from 'hono/factory'
import { AppError } from '#domain/kernel/errors.ts'
import { type Feature, lackOf, planHas } from '#domain/plans/catalogue.ts'
import type { SessionEnv } from './context.ts'

/**
 * Checks, after `session`, that the current plan has a feature.
 * @throws AppError `plan_required` with the missing feature and the page to get it
 */
export const planGate = (feature: Feature) =>
  createMiddleware<SessionEnv>(async (c, next) => {
    if (!planHas(c.get('plan') ?? 'free', feature)) {
      throw new AppError('plan_required', { params: lackOf(feature) })
    }
    await next()
  })
