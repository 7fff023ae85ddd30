import type * as v from 'valibot'
import { systemActor } from '#domain/sync/actor.ts'
import type { endRequest } from '#domain/workshop/appointments/jobs.ts'
import { appointments } from '#domain/workshop/appointments/schema.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import type { JobHandler } from './job-handler.ts'

/**
 * Ends a request that nobody answered until this instant, unless it waits until another one now. One whose client has
 * sent no code is nobody's, and is deleted. Its lanes are free already.
 */
export const handle: JobHandler<v.InferOutput<typeof endRequest.schema>> = async ({
  db,
  tenantId,
  payload: { appointmentId: id, until },
  act,
}) => {
  const row = await visibleRow(db, systemActor({ tenantId }, 'booking'), appointments, id)
  if (row?.status !== 'CERUT' || row.deleted_at !== null || row.hold_until !== until) return
  const op =
    row.phone_verified === 0
      ? ({ op: 'delete', collection: 'appointments', id, base: row.rev } as const)
      : ({ op: 'patch', collection: 'appointments', id, base: row.rev, data: { status: 'RESPINS' } } as const)
  await act('end', [op])
}
