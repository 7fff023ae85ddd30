import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'

/** Deletes pictures of purged photos from storage, by their SHA-256, unless a row names them by then. */
export const dropPictures = defineJob({
  id: 'photos.drop-pictures',
  source: 'photos',
  schema: v.strictObject({ digests: v.array(v.string()) }),
})
