import { gunzipSync } from 'node:zlib'
import type { Chained, Segment } from '#worker/db/old-log.ts'
import type { LogFiles } from '#worker/db/tenant-db.ts'
import type { World } from './world.ts'

/** A tenant's log, the part in R2 and the part in D1, without faults. Files are read at once: a history has no timing of its own. */
export const wholeLog = async (
  query: World['query'],
  files: LogFiles,
  tenantId: string,
): Promise<Chained[]> => {
  const segments = await query<Segment>(
    'SELECT first, last, key FROM log_segments WHERE tenant_id = ? ORDER BY first',
    tenantId,
  )
  const old: Chained[] = []
  for (const { key, first, last } of segments) {
    const file = await files.get(key)
    if (!file) throw new Error(`the segment ${first} to ${last} has no file`)
    for (const line of gunzipSync(new Uint8Array(await file.arrayBuffer()))
      .toString()
      .split('\n')) {
      const [rev, collection, row_id, patch, prev, act_id, before] = JSON.parse(line)
      old.push({ rev, collection, row_id, patch, prev, act_id, before })
    }
  }
  return [
    ...old,
    ...(await query<Chained>('SELECT * FROM changes WHERE tenant_id = ? ORDER BY rev', tenantId)),
  ]
}
