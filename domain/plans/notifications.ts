import * as v from 'valibot'
import { defineNotification } from '#domain/notifications/kind.ts'
import { rolesWith } from '#domain/team/permissions.ts'

/** The same days were paid twice, and the second payment goes back. */
export const paidTwice = defineNotification({
  id: 'plans.paid-twice',
  schema: v.object({ amount: v.number() }),
  to: rolesWith('subscription'),
})
