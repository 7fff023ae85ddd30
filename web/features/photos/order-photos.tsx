import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import type { OrderStatus } from '#domain/workshop/orders/workflow.ts'
import type { PhotoKind } from '#domain/workshop/photos/schema.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { m } from '#web/i18n/messages.ts'
import { DocSection } from '#web/ui/paper.tsx'
import { AddPhotos } from './add-photos.tsx'
import { PhotoStrip } from './photo-strip.tsx'
import { usePhotos } from './use-photos.ts'

/** The photos of an order, taken at intake and of what was found, without a network too. */
export const OrderPhotos = ({
  orderId,
  status,
  lines,
  write,
}: {
  orderId: string
  status: OrderStatus
  lines: readonly OrderLine[]
  /** Writes an act of the order; its first act creates the order. */
  write: (label: string, ops: DraftOp[]) => Promise<void>
}) => {
  const album = usePhotos(orderId, write)
  const t = m.photos
  const photos = album.photos ?? []
  // Before the work begins they show the car at intake; then what was found in it.
  const kind: PhotoKind = status === 'DRAFT' ? 'intrare' : 'constatare'
  return (
    <DocSection title={photos.length === 0 ? t.title : t.titleCount(photos.length)}>
      <div className="flex flex-col gap-3 pt-3">
        <PhotoStrip
          {...{ album, photos }}
          lines={lines.map(({ id, descriere }) => ({ id, name: descriere || m.orders.line.unnamed }))}
          className="grid grid-cols-3 gap-2 desk:grid-cols-5"
        />
        <div className="flex flex-wrap gap-2 *:grow desk:*:grow-0">
          <AddPhotos onFiles={(files) => album.add(files, kind)} />
        </div>
        {photos.length === 0 && <p className="text-sm text-ink-3">{t.empty}</p>}
      </div>
    </DocSection>
  )
}
