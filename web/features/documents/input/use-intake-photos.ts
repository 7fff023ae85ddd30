import { useEffect, useState } from 'react'
import type { DocumentPhoto } from '#domain/documents/order-input.ts'
import { printedPhotos } from '#domain/documents/printed-photos.ts'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import { useAccount, useLive } from '#web/data/hooks.ts'
import { pictureOf } from '#web/data/photos/picture-of.ts'

const dataUrl = (bytes: ArrayBuffer, type: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result)))
    reader.addEventListener('error', () => reject(reader.error))
    reader.readAsDataURL(new Blob([bytes], { type }))
  })

const NONE: readonly Photo[] = []

/** The photos of an order's intake form, with the pictures that are available here. */
export const useIntakePhotos = (
  orderId: string,
  isShown: boolean,
): { rows: readonly Photo[]; pictures: readonly DocumentPhoto[] } => {
  const hasAccount = useAccount() !== null
  const rows =
    useLive(
      async (db) =>
        isShown ? printedPhotos(await db.rows('photos').where('order_id').equals(orderId).toArray()) : [],
      [orderId, isShown],
    ) ?? NONE
  const [pictures, setPictures] = useState<readonly DocumentPhoto[]>([])
  useEffect(() => {
    let isOver = false
    const read = async () => {
      const found = await Promise.all(
        rows.map(async (photo) => {
          const file = await pictureOf(photo, hasAccount).catch(() => null)
          if (!file) return []
          return [
            { url: await dataUrl(file.bytes, file.type), caption: photo.caption, taken_at: photo.taken_at },
          ]
        }),
      )
      if (!isOver) setPictures(found.flat())
    }
    void read()
    return () => {
      isOver = true
    }
  }, [rows, hasAccount])
  return { rows, pictures }
}
