import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'

/** Deletes pictures of purged photos from storage, by their SHA-256, unless a row names them by then. */
export const dropPictures = defineJob({
  id: 'photos.drop-pictures',
  source: 'photos',
  schema: v.strictObject({ digests: v.array(v.string()) }),
})

/** Checks the picture of a photo that came with a time of arrival, and takes the time back where there is no picture. */
export const checkPicture = defineJob({
  id: 'photos.check-picture',
  source: 'photos',
  schema: v.strictObject({ id: v.string(), sha256: v.string() }),
})
