import type * as v from 'valibot'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { NOTIFICATION_KINDS, REGISTRY } from '#domain/modules.ts'
import type { tellPeople } from '#domain/notifications/jobs.ts'
import { peopleOf } from '#worker/db/people.ts'
import { staffOf } from '#worker/db/staff.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { Final } from './failures.ts'
import type { JobHandler } from './job-handler.ts'

/** Writes a notification for each person of the kind's roles who may see its target, and for nobody else. */
export const handle: JobHandler<v.InferOutput<typeof tellPeople.schema>> = async ({
  env,
  db,
  tenantId,
  payload: { kind: kindId, params, target, except, only },
  act,
}) => {
  const kind = NOTIFICATION_KINDS.find(({ id }) => id === kindId)
  const collection = REGISTRY.get(target.collection)?.collection
  if (!kind || !collection) throw new Final('unknown_kind')
  const people = (await peopleOf(env, tenantId)).filter(
    ({ id, role }) => id !== except && (only === '' || id === only) && kind.to.includes(role),
  )
  const sees = await Promise.all(
    people.map(async ({ id, role }) => {
      const actor = await staffOf(db, { userId: id }, role)
      return (await visibleRow(db, actor, collection, target.id)) !== null
    }),
  )
  const told = people.filter((_, index) => sees[index])
  if (told.length === 0) return
  await act(
    'rows',
    told.map(({ id: user_id }) => ({
      op: 'insert' as const,
      collection: 'notifications',
      id: uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
      data: {
        user_id,
        kind: kindId,
        params: JSON.stringify(params),
        target_collection: target.collection,
        target_id: target.id,
      },
    })),
  )
}
