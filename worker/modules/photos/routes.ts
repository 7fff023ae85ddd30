import type { Context } from 'hono'
import * as api from '#domain/api/photos.ts'
import { AppError } from '#domain/kernel/errors.ts'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import { readPhoto } from '#worker/db/photos.ts'
import type { SessionEnv } from '#worker/http/context.ts'
import { route } from '#worker/http/route.ts'
import { keepPicture, openPicture } from './service.ts'

/** Absent and out of sight are answered alike (S12). */
const photoOf = async (c: Context<SessionEnv>, id: string): Promise<Photo> => {
  const photo = await readPhoto(c.get('db'), c.get('actor'), id)
  if (!photo) throw new AppError('not_found')
  return photo
}

/** The pictures of photos; their rows travel by sync. */
export const photoRoutes = [
  route(api.putPicture, async (c, { params }) => {
    await keepPicture(c.env.FILES, await photoOf(c, params.id), await c.req.arrayBuffer())
  }),
  route(api.picture, async (c, { params }) => {
    const photo = await photoOf(c, params.id)
    const { body, size } = await openPicture(c.env.FILES, photo)
    return c.body(body, 200, { 'content-type': photo.type, 'content-length': String(size) })
  }),
]
