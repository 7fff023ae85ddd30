import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'

/** Most characters of a message to us, and of the state of the app that comes with it. */
export const MAX_HELP_TEXT = 5_000
export const MAX_DIAGNOSIS = 60_000

/** Mails a person's message to us. */
export const mailSupport = defineJob({
  id: 'support.mail',
  source: 'notifications',
  schema: v.object({
    subject: v.string(),
    text: v.string(),
    /** The state of the app, as JSON; '' where the person left it out. */
    diagnosis: v.string(),
    userId: v.string(),
    isPriority: v.boolean(),
  }),
})
