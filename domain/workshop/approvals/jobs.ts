import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'

/** Closes a request that nobody has answered in time. */
export const expireRequest = defineJob({
  id: 'approvals.expire-request',
  source: 'approvals',
  schema: v.strictObject({ requestId: v.string() }),
})
