import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import ImageOff from 'lucide-react/icons/image-off'
import Trash from 'lucide-react/icons/trash-2'
import X from 'lucide-react/icons/x'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { PHOTO_KINDS, type Photo } from '#domain/workshop/photos/schema.ts'
import { useMay } from '#web/data/hooks.ts'
import { InPlaceField } from '#web/forms/in-place-field.tsx'
import { reportError } from '#web/forms/report-error.ts'
import { formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { IconButton } from '#web/ui/button.tsx'
import { useClosedByBack } from '#web/ui/open-sheets.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import { PhotoLineField } from './photo-line.tsx'
import type { PhotoLine } from './photo-strip.tsx'
import { photoName } from './photo-tile.tsx'
import type { PhotosOfOrder } from './use-photos.ts'
import { usePicture } from './use-picture.ts'

const Slide = ({ photo, index }: { photo: Photo; index: number }) => {
  const picture = usePicture(photo, 'full')
  return (
    <li className="relative grid h-full w-full shrink-0 snap-center snap-always place-items-center">
      {picture.state === 'there' && (
        <img
          src={picture.url}
          alt={photoName(photo, index)}
          width={photo.width}
          height={photo.height}
          className="absolute inset-0 size-full object-contain"
        />
      )}
      {picture.state === 'absent' && (
        <p className="flex flex-col items-center gap-2 p-6 text-center text-[#d8d3ca]">
          <ImageOff className="size-8" aria-hidden />
          {m.photos.absentLong}
        </p>
      )}
    </li>
  )
}

/** The photos in full screen: a swipe or the arrows move on, Escape closes. */
const PhotoViewer = ({
  album,
  photos,
  lines,
  first,
  onClose,
}: {
  album: PhotosOfOrder
  photos: readonly Photo[]
  /** Lines that a photo can be about; empty where the line is known. */
  lines: readonly PhotoLine[]
  /** Id of the first photo to show. */
  first: string
  onClose: () => void
}) => {
  const t = m.photos
  const mayChoose = useMay()('patch', 'photos', 'for_portal')
  const dialog = useRef<HTMLDialogElement>(null)
  const strip = useRef<HTMLUListElement>(null)
  const [index, setIndex] = useState(() =>
    Math.max(
      0,
      photos.findIndex(({ id }) => id === first),
    ),
  )
  const shown = Math.min(index, photos.length - 1)
  const photo = photos[shown]

  useLayoutEffect(() => {
    dialog.current?.showModal()
  }, [])
  // The start position; afterwards the strip's scroll decides.
  const start = useRef(index)
  useLayoutEffect(() => {
    const list = strip.current
    if (list) list.scrollLeft = start.current * list.clientWidth
  }, [])
  useEffect(() => {
    if (photos.length === 0) onClose()
  }, [photos.length, onClose])

  const go = (to: number) => {
    const list = strip.current
    if (!list || to < 0 || to >= photos.length) return
    list.scrollTo({ left: to * list.clientWidth, behavior: 'instant' })
    setIndex(to)
  }

  useClosedByBack(true, onClose)

  if (!photo) return null
  return (
    <dialog
      ref={dialog}
      aria-label={t.viewer}
      onClose={onClose}
      onKeyDown={(event) => {
        // It closes the viewer, and nothing behind it.
        if (event.key === 'Escape') event.stopPropagation()
        if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
        if (event.key === 'ArrowLeft') go(shown - 1)
        if (event.key === 'ArrowRight') go(shown + 1)
      }}
      className="m-0 h-dvh max-h-none w-screen max-w-none bg-paper text-ink backdrop:bg-scrim"
    >
      <div className="flex h-full flex-col desk:grid desk:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="relative min-h-0 grow bg-[#12110f]">
          <ul
            ref={strip}
            onScroll={({ currentTarget: { scrollLeft, clientWidth } }) =>
              clientWidth > 0 && setIndex(Math.round(scrollLeft / clientWidth))
            }
            className="flex h-full snap-x snap-mandatory overflow-x-auto [scrollbar-width:none]"
          >
            {photos.map((one, index) => (
              <Slide key={one.id} photo={one} index={index} />
            ))}
          </ul>
          <IconButton
            label={m.ui.close}
            icon={<X aria-hidden />}
            onClick={() => dialog.current?.close()}
            className="absolute top-3 left-3 bg-paper shadow-1"
          />
          {shown > 0 && (
            <IconButton
              label={t.previous}
              icon={<ChevronLeft aria-hidden />}
              onClick={() => go(shown - 1)}
              className="absolute top-1/2 left-3 bg-paper shadow-1"
            />
          )}
          {shown < photos.length - 1 && (
            <IconButton
              label={t.next}
              icon={<ChevronRight aria-hidden />}
              onClick={() => go(shown + 1)}
              className="absolute top-1/2 right-3 bg-paper shadow-1"
            />
          )}
        </div>
        <div className="flex shrink-0 flex-col gap-4 overflow-y-auto px-4 pt-4 pb-[calc(1rem+env(safe-area-inset-bottom))] desk:px-6 desk:pt-6">
          <div className="flex items-center justify-between gap-3">
            <p className="text-sm text-ink-2 figures">
              {t.shownOf(shown + 1, photos.length)} · {formatInstant(photo.taken_at)}
            </p>
            <IconButton
              label={t.remove}
              icon={<Trash aria-hidden />}
              onClick={() => {
                dialog.current?.close()
                return album.remove(photo)
              }}
            />
          </div>
          <Segmented
            label={t.kind}
            value={photo.kind}
            onChange={(kind) => reportError(album.change(photo, { kind }))}
            segments={PHOTO_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
          />
          {lines.length > 0 && (
            <PhotoLineField
              lines={lines}
              value={photo.line_id}
              onChange={(line_id) => reportError(album.change(photo, { line_id }))}
            />
          )}
          <InPlaceField
            key={photo.id}
            label={t.caption}
            keptAs={`photos/${photo.id}/caption`}
            value={photo.caption}
            maxLength={300}
            onSave={(caption) => album.change(photo, { caption })}
          />
          {mayChoose && (
            <SwitchRow
              label={t.forPortal}
              checked={photo.for_portal === 1}
              onChange={(on) => reportError(album.change(photo, { for_portal: on ? 1 : 0 }))}
            >
              {photo.for_portal === 1 ? t.forPortalOn : t.forPortalOff}
            </SwitchRow>
          )}
        </div>
      </div>
    </dialog>
  )
}
export default PhotoViewer
