import { tellPeople } from '#domain/notifications/jobs.ts'
import type { Metered } from '#domain/plans/catalogue.ts'
import type { View } from '#domain/sync/collection.ts'
import { NEAR, usageNear } from './notifications.ts'

/**
 * Tells the owner, once a period, that most of a limit is used, and that all of it is. The owner hears of it after an
 * own act too.
 */
export const tellNear = (
  view: Pick<View, 'emit'>,
  {
    feature,
    period,
    id,
    from,
    to,
    limit,
  }: { feature: Metered; period: string; id: string; from: number; to: number; limit: number },
): void => {
  const passed = NEAR.findLast((percent) => from * 100 < percent * limit && to * 100 >= percent * limit)
  if (passed === undefined || limit === 0) return
  view.emit(tellPeople, `${tellPeople.id}/${usageNear.id}/${feature}/${period}/${passed}`, {
    kind: usageNear.id,
    params: { feature, percent: passed },
    target: { collection: 'usage', id },
    except: '',
    only: '',
  })
}
