import * as v from 'valibot'
import { defineNotification } from '#domain/notifications/kind.ts'
import { OFFICE } from './roles.ts'

/** Somebody has accepted the invite. */
export const memberJoined = defineNotification({
  id: 'team.joined',
  schema: v.object({ name: v.string() }),
  to: OFFICE,
})
