import type * as v from 'valibot'
import type { dropExport } from '#domain/roaauto/jobs.ts'
import { shopExports } from '#domain/roaauto/schema.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { exportsOf } from '#worker/db/export-rows.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { filesIn } from '#worker/providers/files.ts'
import type { JobHandler } from './job-handler.ts'

/** Deletes the pieces of an export, and later its row. */
export const handle: JobHandler<v.InferOutput<typeof dropExport.schema>> = async ({
  env,
  db,
  tenantId,
  payload: { exportId, andRow },
  act,
}) => {
  await filesIn(env.FILES).deleteBelow(`${exportsOf(tenantId)}${exportId}`, Number.POSITIVE_INFINITY)
  if (!andRow || !(await visibleRow(db, systemActor({ tenantId }, 'export'), shopExports, exportId))) return
  await act('row', [{ op: 'delete', collection: 'exports', id: exportId, base: 0 }])
}
