import type * as v from 'valibot'
import type { dropPictures } from '#domain/workshop/photos/jobs.ts'
import { pictureKey, unnamedPictures } from '#worker/db/photos.ts'
import type { JobHandler } from './job-handler.ts'

/** Most keys that R2 deletes in one call. */
const AT_ONCE = 1_000

/** Deletes pictures that no row names; a picture that was taken again in the meantime stays. */
export const handle: JobHandler<v.InferOutput<typeof dropPictures.schema>> = async ({
  env,
  db,
  tenantId,
  payload,
}) => {
  const digests = await unnamedPictures(db, payload.digests)
  for (let at = 0; at < digests.length; at += AT_ONCE)
    await env.FILES.delete(digests.slice(at, at + AT_ONCE).map((sha256) => pictureKey(tenantId, sha256)))
}
