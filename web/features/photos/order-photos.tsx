import Camera from 'lucide-react/icons/camera'
import ImagePlus from 'lucide-react/icons/image-plus'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import type { Order } from '#domain/workshop/orders/schema.ts'
import type { PhotoKind } from '#domain/workshop/photos/schema.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { DocSection } from '#web/ui/paper.tsx'
import { PhotoTile } from './photo-tile.tsx'
import { usePhotos } from './use-photos.ts'

/** Opened by a press: not part of the sheet. */
const PhotoViewer = lazy(() => import('./photo-viewer.tsx'))

const AddButton = ({
  label,
  icon,
  busy,
  camera,
  onFiles,
}: {
  label: string
  icon: ReactNode
  busy: boolean
  camera?: boolean
  onFiles: (files: File[]) => void
}) => {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        {...(camera ? { capture: 'environment' as const } : { multiple: true })}
        hidden
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      <Button icon={icon} busy={busy} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}

/** The photos of an order: taken at intake and of what was found, with no network too. */
export const OrderPhotos = ({ order }: { order: Order }) => {
  const hands = usePhotos(order.id)
  const [isBusy, setBusy] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const t = m.photos
  const photos = hands.photos ?? []
  // Before the work begins they show how the car came; then what was found in it.
  const kind: PhotoKind = order.status === 'DRAFT' ? 'intrare' : 'constatare'
  const add = async (files: File[]) => {
    setBusy(true)
    await hands.add(files, kind)
    setBusy(false)
  }
  return (
    <DocSection title={photos.length === 0 ? t.title : t.titleCount(photos.length)}>
      <div className="flex flex-col gap-3 pt-3">
        {photos.length > 0 && (
          <ul className="grid grid-cols-3 gap-2 desk:grid-cols-5">
            {photos.map((photo, index) => (
              <li key={photo.id}>
                <PhotoTile photo={photo} index={index} onOpen={() => setOpen(photo.id)} />
              </li>
            ))}
          </ul>
        )}
        <div className="flex flex-wrap gap-2 *:grow desk:*:grow-0">
          <AddButton label={t.take} icon={<Camera aria-hidden />} busy={isBusy} camera onFiles={add} />
          <AddButton label={t.choose} icon={<ImagePlus aria-hidden />} busy={isBusy} onFiles={add} />
        </div>
        {photos.length === 0 && <p className="text-sm text-ink-3">{t.empty}</p>}
      </div>
      {open !== null && (
        <Suspense>
          <PhotoViewer hands={hands} photos={photos} first={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </DocSection>
  )
}
