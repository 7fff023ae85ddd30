import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'
import { isInstant } from '#domain/kernel/dates.ts'

/** Mails an owner of a shop without a plan that its data is about to be deleted. */
export const warnDeletion = defineJob({
  id: 'plans.warn-deletion',
  source: 'billing',
  schema: v.object({
    /** The end of the plan: a shop that has come back since is not warned. */
    endedAt: v.pipe(v.string(), v.check(isInstant)),
    days: v.number(),
    /** The user who owns the shop. */
    reader: v.string(),
  }),
})
