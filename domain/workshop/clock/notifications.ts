import * as v from 'valibot'
import { defineNotification } from '#domain/notifications/kind.ts'
import { DESK, WORKSHOP } from '#domain/team/roles.ts'

/** A mechanic forgot to stop the clock; it ended at this instant (ISO). */
export const clockForgotten = defineNotification({
  id: 'clock.forgotten',
  schema: v.object({ car: v.string(), at: v.string() }),
  to: WORKSHOP,
})

/** All labour on an order is done. */
export const carDone = defineNotification({
  id: 'orders.done',
  schema: v.object({ car: v.string(), works: v.number() }),
  to: DESK,
})
