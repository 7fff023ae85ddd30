import type * as v from 'valibot'
import type { dropExport } from '#domain/roaauto/jobs.ts'
import { shopExports } from '#domain/roaauto/schema.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { exportKey } from '#worker/db/export-rows.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { filesIn } from '#worker/providers/files.ts'
import type { JobHandler } from './job-handler.ts'

/** Deletes the file of an export, and later its row. */
export const handle: JobHandler<v.InferOutput<typeof dropExport.schema>> = async ({
  env,
  db,
  tenantId,
  payload: { exportId, andRow },
  act,
}) => {
  await filesIn(env.FILES).delete([exportKey(tenantId, exportId)])
  if (!andRow || !(await visibleRow(db, systemActor({ tenantId }, 'export'), shopExports, exportId))) return
  await act('row', [{ op: 'delete', collection: 'exports', id: exportId, base: 0 }])
}
