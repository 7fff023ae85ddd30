import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'

/** Mails an invite, if this mail of it is still the last one. */
export const sendInvite = defineJob({
  id: 'team.invite',
  source: 'team',
  schema: v.strictObject({ memberId: v.string(), mail: v.number() }),
})

/** Brings the directory's membership of a colleague to what the row says by now, and ends the sessions that it ends. */
export const followMember = defineJob({
  id: 'team.follow',
  source: 'team',
  schema: v.strictObject({ memberId: v.string() }),
})

/** Mails a colleague whose access a smaller plan has ended, or an owner, who they all are: `readerId` is their row. */
export const tellPaused = defineJob({
  id: 'team.paused',
  source: 'team',
  schema: v.strictObject({ memberIds: v.array(v.string()), readerId: v.string() }),
})
