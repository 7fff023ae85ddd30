import { useEffect, useState } from 'react'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import { useAccount } from '#web/data/hooks.ts'
import { pictureOf } from '#web/data/photos/picture-of.ts'

/** The picture of a photo: its address, still being read, or not available now. */
export type ShownPicture = { state: 'reading' } | { state: 'absent' } | { state: 'there'; url: string }

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
    // A picture that another device is still sending is requested again when its row says that it is there.
  }, [photo.sha256, photo.uploaded_at === null, size, hasAccount])
  return shown
}
