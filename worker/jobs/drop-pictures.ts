import type * as v from 'valibot'
import type { dropPictures } from '#domain/workshop/photos/jobs.ts'
import { pictureKey, unnamedPictures } from '#worker/db/photos.ts'
import { filesIn } from '#worker/providers/files.ts'
import type { JobHandler } from './job-handler.ts'

/** Deletes pictures that no row names; a picture that was taken again in the meantime stays. */
export const handle: JobHandler<v.InferOutput<typeof dropPictures.schema>> = async ({
  env,
  db,
  tenantId,
  payload,
}) => {
  const digests = await unnamedPictures(db, payload.digests)
  await filesIn(env.FILES).delete(digests.map((sha256) => pictureKey(tenantId, sha256)))
}
