import type { Context } from 'hono'
import * as api from '#domain/api/photos.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { PLAN_IDS, PLANS, UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { type Actor, systemActor } from '#domain/sync/actor.ts'
import { type Photo, photos } from '#domain/workshop/photos/schema.ts'
import { planInForce } from '#worker/db/accounts.ts'
import { storedBytes } from '#worker/db/photos.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import type { Env } from '#worker/env.ts'
import type { SessionEnv } from '#worker/http/context.ts'
import { route } from '#worker/http/route.ts'
import { filesIn } from '#worker/providers/files.ts'
import { keepPicture, openPicture } from './service.ts'

/** Records in the photo's row that its picture has arrived: the server knows it, so no device writes it. */
const noteUploaded = async (env: Env, { tenantId, userId }: Actor, id: string): Promise<void> => {
  const data = { uploaded_at: new Date().toISOString() }
  const act = { key: id, ops: [{ op: 'patch' as const, collection: 'photos', id, base: 0, data }] }
  const reply = await env.TENANT.getByName(tenantId).act(systemActor({ tenantId, userId }, 'photos'), act)
  if (!reply.ok) throw new AppError(reply.code, reply)
  if (reply.result.status === 'rejected') throw new AppError(reply.result.code, reply.result)
}

/** A hidden photo and an absent one get the same answer (S12.3). */
const photoOf = async (c: Context<SessionEnv>, id: string): Promise<Photo> => {
  const photo = await visibleRow(c.get('db'), c.get('actor'), photos, id)
  if (!photo) throw new AppError('not_found')
  return photo
}

/**
 * Refuses a picture for which the plan has no room; it waits on its device.
 * @throws AppError `limit_reached`
 */
const checkRoom = async (db: TenantDb, { size, uploaded_at }: Photo): Promise<void> => {
  const [plan, used] = await Promise.all([planInForce(db, new Date().toISOString()), storedBytes(db)])
  const limit = PLANS[plan].limits.storage
  // A row that says it has arrived is counted already.
  if (used + (uploaded_at === null ? size : 0) <= limit) return
  const larger = PLAN_IDS.find((id) => PLANS[id].limits.storage > limit) ?? ''
  const params = {
    feature: 'storage',
    used,
    limit,
    plan: larger,
    pack: '',
    resetsAt: '',
    upgrade: UPGRADE_PATH,
  }
  throw new AppError('limit_reached', { params })
}

/** The pictures of photos; their rows travel by sync. */
export const photoRoutes = [
  route(api.putPicture, async (c, { params }) => {
    const photo = await photoOf(c, params.id)
    await keepPicture(filesIn(c.env.FILES), photo, await c.req.arrayBuffer(), () =>
      checkRoom(c.get('db'), photo),
    )
    if (photo.uploaded_at === null) await noteUploaded(c.env, c.get('actor'), photo.id)
  }),
  route(api.picture, async (c, { params }) => {
    const photo = await photoOf(c, params.id)
    const { body, size } = await openPicture(filesIn(c.env.FILES), photo)
    return c.body(body, 200, { 'content-type': photo.type, 'content-length': String(size) })
  }),
]
