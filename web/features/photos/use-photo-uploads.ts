import { liveQuery } from 'dexie'
import { useEffect } from 'react'
import * as api from '#domain/api/photos.ts'
import { dataOf } from '#web/data/account.ts'
import { callAs } from '#web/data/call.ts'
import { useAccount, useData } from '#web/data/hooks.ts'
import { photoFiles } from '#web/data/photos/photo-files.ts'
import { PhotoUploads } from '#web/data/photos/uploads.ts'

/** Sends pictures while the app is open, in one tab at a time; nothing without an account. */
export const usePhotoUploads = (): void => {
  const me = useAccount()
  const { db, writer, status } = useData()
  const data = dataOf(me)
  useEffect(() => {
    if (data === '' || writer.mode !== 'synced') return
    const uploads = new PhotoUploads({
      db,
      files: photoFiles,
      send: ({ id }, { bytes, type }) =>
        callAs(data)(api.putPicture, { params: { id }, body: new Blob([bytes], { type }) }),
      isOnline: () => navigator.onLine,
      schedule: (run, milliseconds) => {
        const timer = setTimeout(run, milliseconds)
        return () => clearTimeout(timer)
      },
    })
    const poke = () => {
      if (status.get().phase !== 'idle') return
      void navigator.locks
        .request(`roa-photos-${db.name}`, { ifAvailable: true }, (lock) =>
          lock ? uploads.poke() : undefined,
        )
        .catch(() => undefined)
    }
    const waiting = liveQuery(() => photoFiles.files.where('sent').equals(0).count()).subscribe(poke)
    const outbox = liveQuery(() => db.outbox.count()).subscribe((count) => count === 0 && poke())
    const unfollow = status.subscribe(poke)
    addEventListener('online', poke)
    poke()
    return () => {
      uploads.stop()
      waiting.unsubscribe()
      outbox.unsubscribe()
      unfollow()
      removeEventListener('online', poke)
    }
  }, [data, db, writer, status])
}
