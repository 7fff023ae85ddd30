import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { AddPhotos } from './add-photos.tsx'
import { PhotoStrip } from './photo-strip.tsx'
import { usePhotos } from './use-photos.ts'

/** The photos of one line: what was found at it. */
export const LinePhotos = ({ line, size }: { line: OrderLine; size: 's' | 'm' }) => {
  const album = usePhotos(line.order_id)
  const own = (album.photos ?? []).filter(({ line_id }) => line_id === line.id)
  return (
    <div className="flex flex-wrap gap-2 pb-3 *:grow desk:*:grow-0">
      <PhotoStrip album={album} photos={own} lines={[]} className="flex basis-full flex-wrap gap-2 *:w-20" />
      <AddPhotos size={size} onFiles={(files) => album.add(files, 'constatare', line.id)} />
    </div>
  )
}
