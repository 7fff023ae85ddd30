import { useEffect, useState } from 'react'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import { authorisedFetch } from '#web/data/account.ts'
import { useAccount } from '#web/data/hooks.ts'
import { thumbOf } from '#web/data/photos/compress.ts'
import { type PhotoFile, photoFiles } from '#web/data/photos/photo-files.ts'
import { timeNow } from '#web/data/time.ts'

/** The picture of a photo: its address, still being read, or not to be had now. */
export type ShownPicture = { state: 'reading' } | { state: 'absent' } | { state: 'there'; url: string }

const fetching = new Map<string, Promise<PhotoFile | null>>()

/** A picture that another device took, brought here once and kept. */
const fetched = (photo: Photo): Promise<PhotoFile | null> => {
  const present = fetching.get(photo.sha256)
  if (present) return present
  const work = (async () => {
    const response = await authorisedFetch(`/api/photos/${photo.id}`)
    if (!response.ok) return null
    const blob = await response.blob()
    const file: PhotoFile = {
      sha256: photo.sha256,
      type: photo.type,
      bytes: await blob.arrayBuffer(),
      thumb: await thumbOf(blob),
      sent: 1,
      at: timeNow(),
    }
    // A full disk keeps nobody from looking.
    await photoFiles.keep(file).catch(() => undefined)
    return file
  })()
    .catch(() => null)
    .finally(() => fetching.delete(photo.sha256))
  fetching.set(photo.sha256, work)
  return work
}

/** A photo's picture from this device, or brought from the server; null where it is not to be had now. */
export const pictureOf = async (photo: Photo, hasAccount: boolean): Promise<PhotoFile | null> =>
  (await photoFiles.files.get(photo.sha256)) ?? (hasAccount ? await fetched(photo) : null)

/** A photo's picture as the screen shows it. */
export const usePicture = (photo: Photo, size: 'thumb' | 'full'): ShownPicture => {
  const me = useAccount()
  const hasAccount = me !== null
  const [shown, setShown] = useState<ShownPicture>({ state: 'reading' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the picture is named by its content; other columns change nothing
  useEffect(() => {
    let url: string | null = null
    let isOver = false
    const read = async () => {
      const file = await pictureOf(photo, hasAccount)
      if (isOver) return
      if (!file) return setShown({ state: 'absent' })
      const bytes = size === 'thumb' ? file.thumb : file.bytes
      url = URL.createObjectURL(new Blob([bytes], { type: size === 'thumb' ? 'image/jpeg' : file.type }))
      setShown({ state: 'there', url })
    }
    read().catch(() => !isOver && setShown({ state: 'absent' }))
    return () => {
      isOver = true
      if (url !== null) URL.revokeObjectURL(url)
    }
    // What another device is still sending is asked for again when its row says that it is there.
  }, [photo.sha256, photo.uploaded_at === null, size, hasAccount])
  return shown
}
