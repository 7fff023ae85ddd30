import type * as v from 'valibot'
import type { retain } from '#domain/privacy/jobs.ts'
import { privacySettings } from '#domain/privacy/schema.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { readExpired } from '#worker/db/erasure/expired.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { cause } from '#worker/log.ts'
import { dropFilesOf } from '#worker/modules/privacy/erase-contact.ts'
import { Retry } from './failures.ts'
import type { JobHandler } from './job-handler.ts'

/** Steps of one run, within the statements of an invocation; what is left goes with the next run. */
const STEPS = 10

/**
 * Drops what the shop does not keep any longer: files first, then the rows, step by step. It may break off anywhere: what
 * is erased is found no more.
 */
export const handle: JobHandler<v.InferOutput<typeof retain.schema>> = async ({
  env,
  db,
  tenantId,
  payload: { day },
}) => {
  const settings = await visibleRow(db, systemActor({ tenantId }, 'privacy'), privacySettings, tenantId)
  if (!settings) return
  for (let step = 0; step < STEPS; step++) {
    const scope = await readExpired(db, settings, day)
    if (!scope) return
    await dropFilesOf(env, db, scope)
    await env.TENANT.getByName(tenantId).eraseExpired(tenantId, scope, cause())
  }
  throw new Retry('more_to_erase')
}
