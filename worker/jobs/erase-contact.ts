import type * as v from 'valibot'
import type { eraseContact as job } from '#domain/privacy/jobs.ts'
import { type Erasure, erasures } from '#domain/privacy/schema.ts'
import { shopExports } from '#domain/roaauto/schema.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { visibleRow, visibleRows } from '#worker/db/visibility.ts'
import { eraseContact } from '#worker/modules/privacy/erase-contact.ts'
import type { Carried, JobHandler } from './job-handler.ts'

type Payload = v.InferOutput<typeof job.schema>

const rowOf = ({ db, tenantId, payload }: Carried<Payload>): Promise<Erasure | null> =>
  visibleRow(db, systemActor({ tenantId }, 'privacy'), erasures, payload.erasureId)

/** Erases a client, says on the request what has become of it, and ends the exports whose files are gone. */
export const handle: JobHandler<Payload> = async (carried) => {
  const row = await rowOf(carried)
  if (!row) return
  const { env, db, tenantId, act } = carried
  const left = await eraseContact(env, db, row.contact_id, '')
  const data = {
    state: 'done',
    done_at: row.done_at ?? new Date().toISOString(),
    kept_invoices: left.invoices,
    kept_until: left.until,
  }
  await act('done', [{ op: 'patch', collection: 'erasures', id: row.id, data, base: 0 }])
  const system = systemActor({ tenantId }, 'privacy')
  const { results } = await visibleRows(
    db,
    system,
    shopExports,
    "t.pieces > 0 AND t.state IN ('running', ?2) AND t.deleted_at IS NULL",
    'ready',
  ).all<{ id: string }>()
  if (results.length === 0) return
  const ended = { expires_at: new Date().toISOString() }
  await act(
    'exports',
    results.map(({ id }) => ({ op: 'patch', collection: 'exports', id, data: ended, base: 0 })),
  )
}

/** Records on the request that it has failed. */
export const died = async (carried: Carried<Payload>): Promise<void> => {
  const row = await rowOf(carried)
  if (row?.state !== 'requested') return
  await carried.act('failed', [
    { op: 'patch', collection: 'erasures', id: row.id, data: { state: 'failed' }, base: 0 },
  ])
}
