import type { Archived } from '#worker/db/archive.ts'
import { bindings, rowsDb } from './api.ts'

/** Makes the acts up to a rev some years old. */
export const makeOld = async (tenantId: string, to: number): Promise<void> => {
  await rowsDb
    .prepare(
      "UPDATE acts SET committed_at = '2020' || substr(committed_at, 5) WHERE tenant_id = ?1 AND id IN (SELECT act_id FROM changes WHERE tenant_id = ?1 AND rev <= ?2)",
    )
    .bind(tenantId, to)
    .run()
}

/** Moves the changes up to a rev to R2 as the object does. */
export const moveLog = async (tenantId: string, to: number): Promise<Archived> => {
  await makeOld(tenantId, to)
  return bindings.TENANT.getByName(tenantId).archive(tenantId, '2021-01-01T00:00:00.000Z')
}
