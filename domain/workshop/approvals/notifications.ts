import * as v from 'valibot'
import { defineNotification } from '#domain/notifications/kind.ts'
import { WORKSHOP } from '#domain/team/roles.ts'

/** A client has decided about the works of an order: how many of how many he accepted, and how many he put off. */
export const clientAnswered = defineNotification({
  id: 'approvals.answered',
  schema: v.object({ car: v.string(), accepted: v.number(), postponed: v.number(), asked: v.number() }),
  to: WORKSHOP,
})

/** A client asks to be called: when, in his own words. */
export const clientAsksForCall = defineNotification({
  id: 'approvals.call',
  schema: v.object({ car: v.string(), when: v.string() }),
  to: WORKSHOP,
})
