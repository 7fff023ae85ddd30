import type { View } from '#domain/sync/collection.ts'
import { planOf } from '#domain/usage/counting.ts'
import { type Feature, lackOf, planHas } from './catalogue.ts'

/**
 * Refuses an act of a shop whose plan lacks a feature, on the device as on the server.
 * @throws AppError `plan_required`
 */
export const requireFeature = (view: View, feature: Feature): void => {
  if (!planHas(planOf(view), feature)) view.reject('plan_required', { params: lackOf(feature) })
}
