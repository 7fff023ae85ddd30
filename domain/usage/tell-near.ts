import { type Effect, effectOf } from '#domain/effects/job.ts'
import { tellPeople } from '#domain/notifications/jobs.ts'
import type { Target } from '#domain/notifications/kind.ts'
import type { Level, Metered } from '#domain/plans/catalogue.ts'
import type { View } from '#domain/sync/collection.ts'
import { NEAR, usageNear } from './notifications.ts'

/** What nears its limit, and the row that the notification opens. */
type About = { feature: Metered | Level; period: string; target: Target }

/** The part of a limit that is in use, before and after. */
type Step = { from: number; to: number; limit: number }

/** The last percentage of `NEAR` that a step passes; undefined for none. */
export const passedBy = ({ from, to, limit }: Step): number | undefined =>
  limit === 0
    ? undefined
    : NEAR.findLast((percent) => from * 100 < percent * limit && to * 100 >= percent * limit)

/** The effect by which the owner hears, once a period, that most of a limit is used, or that all of it is; [] for none. */
export const nearEffect = ({ feature, period, target }: About, step: Step, dueAt: string): Effect[] => {
  const percent = passedBy(step)
  if (percent === undefined) return []
  const key = `${tellPeople.id}/${usageNear.id}/${feature}/${period}/${percent}`
  const told = { kind: usageNear.id, params: { feature, percent }, target, except: '', only: '' }
  return [effectOf(tellPeople, key, told, dueAt)]
}

/** Tells the owner from a rule, as `nearEffect` does; after an own act too. */
export const tellNear = (view: Pick<View, 'emit' | 'now'>, about: About, step: Step): void => {
  for (const { key, payload } of nearEffect(about, step, view.now))
    view.emit(tellPeople, key, JSON.parse(payload))
}
