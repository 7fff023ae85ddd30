import type * as v from 'valibot'
import type { followMember as job } from '#domain/team/jobs.ts'
import { followMember } from '#worker/modules/team/follow.ts'
import type { JobHandler } from './job-handler.ts'

/** The directory follows a colleague's row. */
export const handle: JobHandler<v.InferOutput<typeof job.schema>> = ({ env, db, payload }) =>
  followMember(env, db, payload.memberId)
