import { AppError } from '#domain/kernel/errors.ts'
import { hex } from '#domain/kernel/hex.ts'
import { SNIFFED_BYTES, sniffPicture } from '#domain/workshop/photos/picture.ts'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import { pictureKey } from '#worker/db/photos.ts'
import type { Files } from '#worker/providers/files.ts'

/**
 * Stores the picture of a photo whose row exists. The row describes the picture: other bytes or another type of file
 * are refused, so R2 holds nothing that no row names. The same picture again changes nothing. `reserve` refuses what the
 * plan has no room for, whatever the row says of an earlier arrival.
 * @throws AppError `picture_mismatch`, `unavailable`, and what `reserve` throws
 */
export const keepPicture = async (
  files: Files,
  photo: Photo,
  bytes: ArrayBuffer,
  reserve: () => Promise<void>,
): Promise<void> => {
  const type = sniffPicture(new Uint8Array(bytes, 0, Math.min(SNIFFED_BYTES, bytes.byteLength)))
  if (bytes.byteLength !== photo.size || type !== photo.type) throw new AppError('picture_mismatch')
  if (hex(await crypto.subtle.digest('SHA-256', bytes)) !== photo.sha256)
    throw new AppError('picture_mismatch')
  const key = pictureKey(photo.tenant_id, photo.sha256)
  if (await files.has(key)) return
  await reserve()
  await files.write(key, bytes, photo.type)
}

/** The picture of a photo. @throws AppError `not_found` until it was sent, `unavailable` */
export const openPicture = async (
  files: Files,
  photo: Photo,
): Promise<{ body: ReadableStream; size: number }> => {
  const found = await files.open(pictureKey(photo.tenant_id, photo.sha256))
  if (!found) throw new AppError('not_found')
  return found
}
