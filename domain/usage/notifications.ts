import * as v from 'valibot'
import { defineNotification } from '#domain/notifications/kind.ts'
import { LEVELS, METERED } from '#domain/plans/catalogue.ts'
import { OWNER } from '#domain/team/roles.ts'

/** Percent of a limit at which the owner gets a notification. */
export const NEAR = [80, 100] as const

/** Most, or all, of a limit is used: of a month's units, of the places, of the room for pictures. */
export const usageNear = defineNotification({
  id: 'usage.near',
  schema: v.object({ feature: v.picklist([...METERED, ...LEVELS]), percent: v.number() }),
  to: OWNER,
})
