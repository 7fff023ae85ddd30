import { Suspense, useState } from 'react'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import { late } from '#web/ui/late.ts'
import { PhotoTile } from './photo-tile.tsx'
import type { PhotosOfOrder } from './use-photos.ts'

/** Opened by a press, so it is not loaded with the page. */
const PhotoViewer = late(async () => (await import('./photo-viewer.tsx')).default)

/** A line of an order that photos can be about, by its name. */
export type PhotoLine = { id: string; name: string }

/** Photos side by side; each opens in full screen. */
export const PhotoStrip = ({
  album,
  photos,
  lines,
  className,
}: {
  album: PhotosOfOrder
  photos: readonly Photo[]
  /** Lines whose names are shown under their photos. */
  lines: readonly PhotoLine[]
  className: string
}) => {
  const [open, setOpen] = useState<string | null>(null)
  if (photos.length === 0) return null
  return (
    <>
      <ul className={className}>
        {photos.map((photo, index) => (
          <li key={photo.id} className="min-w-0">
            <PhotoTile
              photo={photo}
              index={index}
              line={lines.find(({ id }) => id === photo.line_id)?.name}
              onOpen={() => setOpen(photo.id)}
            />
          </li>
        ))}
      </ul>
      {open !== null && (
        <Suspense>
          <PhotoViewer {...{ album, photos, lines }} first={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  )
}
