import type { Context } from 'hono'
import * as api from '#domain/api/photos.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { PLAN_IDS, PLANS, UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { type Actor, systemActor } from '#domain/sync/actor.ts'
import { periodAt } from '#domain/usage/standing.ts'
import { nearEffect } from '#domain/usage/tell-near.ts'
import { type Photo, photos } from '#domain/workshop/photos/schema.ts'
import { doAct } from '#worker/acts.ts'
import { planInForce } from '#worker/db/accounts.ts'
import { causeInShop } from '#worker/db/effects.ts'
import { storedBytes } from '#worker/db/photos.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { releaseRoom, reserveRoom } from '#worker/db/uploads.ts'
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
  await doAct(env, systemActor({ tenantId, userId }, 'photos'), act)
}

/** A hidden photo and an absent one get the same answer (S12.3). */
const photoOf = async (c: Context<SessionEnv>, id: string): Promise<Photo> => {
  const photo = await visibleRow(c.get('db'), c.get('actor'), photos, id)
  if (!photo) throw new AppError('not_found')
  return photo
}

/** Milliseconds for which the bytes of a picture that is being stored stay reserved. */
const RESERVED = 10 * 60_000

/**
 * Reserves room for a picture; one for which the plan has none waits on its device. The owner gets a notification once
 * a month that most of the room is taken, and that all of it is.
 * @throws AppError `limit_reached`
 */
const reserve = async (db: TenantDb, { id, size, tenant_id }: Photo): Promise<void> => {
  const now = Date.now()
  const at = new Date(now).toISOString()
  const plan = await planInForce(db, at)
  const limit = PLANS[plan].limits.storage
  const reservation = { photoId: id, size, now: at, expiresAt: new Date(now + RESERVED).toISOString() }
  const from = await reserveRoom(db, reservation, limit)
  if (from === null) throw await noRoom(db, limit)
  const near = nearEffect(
    { feature: 'storage', period: periodAt(at), target: { collection: 'tenants', id: tenant_id } },
    { from, to: from + size, limit },
    at,
  )
  await causeInShop(db, near, at)
}

const noRoom = async (db: TenantDb, limit: number): Promise<AppError> => {
  const plan = PLAN_IDS.find((id) => PLANS[id].limits.storage > limit) ?? ''
  const used = await storedBytes(db)
  const params = { feature: 'storage', used, limit, plan, pack: '', resetsAt: '', upgrade: UPGRADE_PATH }
  return new AppError('limit_reached', { params })
}

/** The pictures of photos; their rows travel by sync. */
export const photoRoutes = [
  route(api.putPicture, async (c, { params }) => {
    const photo = await photoOf(c, params.id)
    const db = c.get('db')
    let isReserved = false
    try {
      await keepPicture(filesIn(c.env.FILES), photo, await c.req.arrayBuffer(), async () => {
        await reserve(db, photo)
        isReserved = true
      })
      if (photo.uploaded_at === null) await noteUploaded(c.env, c.get('actor'), photo.id)
    } finally {
      if (isReserved) await releaseRoom(db, photo.id)
    }
  }),
  route(api.picture, async (c, { params }) => {
    const photo = await photoOf(c, params.id)
    const { body, size } = await openPicture(filesIn(c.env.FILES), photo)
    return c.body(body, 200, { 'content-type': photo.type, 'content-length': String(size) })
  }),
]
