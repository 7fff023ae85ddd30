import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'

/** Mails an invite, if this mail of it is still the last one. */
export const sendInvite = defineJob({
  id: 'team.invite',
  source: 'team',
  schema: v.strictObject({ memberId: v.string(), mail: v.number() }),
})
