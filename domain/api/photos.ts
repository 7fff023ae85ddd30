import * as v from 'valibot'
import { MAX_PHOTO_BYTES } from '#domain/workshop/photos/schema.ts'
import { FILE, NONE } from './answers.ts'
import { contract } from './contract.ts'

/** The pictures of photos; their rows travel by sync. Reading has no feature: shops without a plan still see theirs. */

const params = { id: v.string() }

/** Stores the picture of a photo whose row exists; sending the same picture again changes nothing. */
export const putPicture = contract({
  method: 'PUT',
  path: '/api/photos/:id',
  access: 'session',
  feature: 'sync',
  params,
  body: 'bytes',
  maxBytes: MAX_PHOTO_BYTES,
  answer: NONE,
  status: 204,
  errors: ['picture_mismatch', 'limit_reached', 'row_deleted'],
})

/** The picture of a photo, or `not_found` until a device has sent it. */
export const picture = contract({
  method: 'GET',
  path: '/api/photos/:id',
  access: 'session',
  params,
  answer: FILE,
  status: 200,
})
