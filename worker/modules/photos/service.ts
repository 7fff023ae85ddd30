import { AppError } from '#domain/kernel/errors.ts'
import { hex, SNIFFED_BYTES, sniffPicture } from '#domain/workshop/photos/picture.ts'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import { pictureKey } from '#worker/db/photos.ts'

/** What the service needs of an R2 bucket. */
export type PictureStore = {
  head(key: string): Promise<unknown>
  get(key: string): Promise<{ body: ReadableStream; size: number } | null>
  put(key: string, value: ArrayBuffer, options: { httpMetadata: { contentType: string } }): Promise<unknown>
}

/** Seconds after which a device may try again when R2 doesn't answer. */
const RETRY_AFTER = 10

const stored = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (cause) {
    throw new AppError('unavailable', { params: { retryAfter: RETRY_AFTER }, cause })
  }
}

/**
 * Keeps the picture of a photo whose row is known. The row says what it must be: other bytes, or another kind of file,
 * are refused, so nothing lies in R2 that no row names. The same picture once more changes nothing.
 * @throws AppError `picture_mismatch`, `unavailable`
 */
export const keepPicture = async (files: PictureStore, photo: Photo, bytes: ArrayBuffer): Promise<void> => {
  const type = sniffPicture(new Uint8Array(bytes, 0, Math.min(SNIFFED_BYTES, bytes.byteLength)))
  if (bytes.byteLength !== photo.size || type !== photo.type) throw new AppError('picture_mismatch')
  if (hex(await crypto.subtle.digest('SHA-256', bytes)) !== photo.sha256)
    throw new AppError('picture_mismatch')
  const key = pictureKey(photo.tenant_id, photo.sha256)
  if ((await stored(files.head(key))) !== null) return
  await stored(files.put(key, bytes, { httpMetadata: { contentType: photo.type } }))
}

/** The picture of a photo. @throws AppError `not_found` while it was not sent, `unavailable` */
export const openPicture = async (
  files: PictureStore,
  photo: Photo,
): Promise<{ body: ReadableStream; size: number }> => {
  const found = await stored(files.get(pictureKey(photo.tenant_id, photo.sha256)))
  if (!found) throw new AppError('not_found')
  return found
}
