import * as v from 'valibot'
import { defineNotification } from '#domain/notifications/kind.ts'
import { METERED } from '#domain/plans/catalogue.ts'
import { OWNER } from '#domain/team/roles.ts'

/** Percent of a limit at which the owner is told. */
export const NEAR = [80, 100] as const

/** Most, or all, of a month's units are used. */
export const usageNear = defineNotification({
  id: 'usage.near',
  schema: v.object({ feature: v.picklist(METERED), percent: v.number() }),
  to: OWNER,
})
