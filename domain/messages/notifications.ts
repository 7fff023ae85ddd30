import * as v from 'valibot'
import { defineNotification } from '#domain/notifications/kind.ts'
import { DESK } from '#domain/team/roles.ts'

/** A message did not reach its client. */
export const messageFailed = defineNotification({
  id: 'messages.failed',
  schema: v.object({ car: v.string(), address: v.string() }),
  to: DESK,
})
