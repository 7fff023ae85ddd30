import { type Context, Hono } from 'hono'
import { AppError } from '#domain/kernel/errors.ts'
import { MAX_PHOTO_BYTES, type Photo } from '#domain/workshop/photos/schema.ts'
import { readPhoto } from '#worker/db/photos.ts'
import { limitBody } from '#worker/http/body-limit.ts'
import type { SessionEnv } from '#worker/http/context.ts'
import { keepPicture, openPicture } from './service.ts'

/** The pictures of photos; their rows travel by sync. */
export const photoRoutes = new Hono<SessionEnv>()

/** Absent and out of sight are answered alike (S12). */
const photoOf = async (c: Context<SessionEnv>): Promise<Photo> => {
  const photo = await readPhoto(c.get('db'), c.get('actor'), c.req.param('id') ?? '')
  if (!photo) throw new AppError('not_found')
  return photo
}

photoRoutes.put('/:id', limitBody(MAX_PHOTO_BYTES), async (c) => {
  await keepPicture(c.env.FILES, await photoOf(c), await c.req.arrayBuffer())
  return c.body(null, 204)
})

photoRoutes.get('/:id', async (c) => {
  const photo = await photoOf(c)
  const { body, size } = await openPicture(c.env.FILES, photo)
  return c.body(body, 200, { 'content-type': photo.type, 'content-length': String(size) })
})
