import * as api from '#domain/api/photos.ts'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import { timeNow } from '#web/data/time.ts'
import { call } from '../call.ts'
import { thumbOf } from './compress.ts'
import { type PhotoFile, photoFiles } from './photo-files.ts'

const fetching = new Map<string, Promise<PhotoFile | null>>()

/** A picture that another device took, fetched once and stored. */
const fetched = (photo: Photo): Promise<PhotoFile | null> => {
  const present = fetching.get(photo.sha256)
  if (present) return present
  const work = (async () => {
    const { blob } = await call(api.picture, { params: { id: photo.id } })
    const file: PhotoFile = {
      sha256: photo.sha256,
      type: photo.type,
      bytes: await blob.arrayBuffer(),
      thumb: await thumbOf(blob),
      sent: 1,
      at: timeNow(),
    }
    // A full disk does not stop people from looking.
    await photoFiles.keep(file).catch(() => undefined)
    return file
  })()
    .catch(() => null)
    .finally(() => fetching.delete(photo.sha256))
  fetching.set(photo.sha256, work)
  return work
}

/** A photo's picture from this device, or from the server; null where it is not available now. */
export const pictureOf = async (photo: Photo, hasAccount: boolean): Promise<PhotoFile | null> =>
  (await photoFiles.files.get(photo.sha256)) ?? (hasAccount ? await fetched(photo) : null)
