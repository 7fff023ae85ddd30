import type * as v from 'valibot'
import { systemActor } from '#domain/sync/actor.ts'
import type { expireRequest } from '#domain/workshop/approvals/jobs.ts'
import { approvalRequests } from '#domain/workshop/approvals/schema.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import type { JobHandler } from './job-handler.ts'

/** Closes a request that is still open. */
export const handle: JobHandler<v.InferOutput<typeof expireRequest.schema>> = async ({
  db,
  tenantId,
  payload: { requestId: id },
  act,
}) => {
  const request = await visibleRow(db, systemActor({ tenantId }, 'approvals'), approvalRequests, id)
  if (request?.state !== 'open') return
  await act('state', [
    { op: 'patch', collection: 'approval_requests', id, base: request.rev, data: { state: 'expired' } },
  ])
}
