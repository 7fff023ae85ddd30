import type * as v from 'valibot'
import type { checkPicture } from '#domain/workshop/photos/jobs.ts'
import { pictureKey } from '#worker/db/photos.ts'
import { filesIn } from '#worker/providers/files.ts'
import type { JobHandler } from './job-handler.ts'

/** Takes the time of arrival off a photo whose picture is not in storage: a device that has it then sends it. */
export const handle: JobHandler<v.InferOutput<typeof checkPicture.schema>> = async ({
  env,
  tenantId,
  payload: { id, sha256 },
  act,
}) => {
  if (await filesIn(env.FILES).has(pictureKey(tenantId, sha256))) return
  await act('missing', [{ op: 'patch', collection: 'photos', id, base: 0, data: { uploaded_at: null } }])
}
