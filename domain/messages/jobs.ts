import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'

/** Sends a message, if it is still to be sent in this round (`sendingKey`). */
export const sendMessage = defineJob({
  id: 'messages.send',
  source: 'messages',
  schema: v.strictObject({ id: v.string(), round: v.number() }),
})

/** Ends the reservations of messages whose `held_until` is this day. */
export const expireMessages = defineJob({
  id: 'messages.expire',
  source: 'messages',
  schema: v.strictObject({ day: v.string() }),
})

/** Writes the messages of a day that a shop sends by itself: reminders at their steps, requests for reviews. */
export const writeAutomatic = defineJob({
  id: 'messages.automatic',
  source: 'messages',
  schema: v.strictObject({ day: v.string() }),
})
