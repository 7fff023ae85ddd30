import CloudUpload from 'lucide-react/icons/cloud-upload'
import Eye from 'lucide-react/icons/eye'
import ImageOff from 'lucide-react/icons/image-off'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import { useAccount } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { usePicture } from './use-picture.ts'

/** The alternative text of a photo. */
export const photoName = (photo: Photo, index: number, line?: string): string =>
  [m.photos.kinds[photo.kind], String(index + 1), line, photo.caption].filter(Boolean).join(', ')

/** A photo in the list; its space is reserved while it is read. */
export const PhotoTile = ({
  photo,
  index,
  line,
  onOpen,
}: {
  photo: Photo
  index: number
  /** The name of the line that it is about. */
  line: string | undefined
  onOpen: () => void
}) => {
  const picture = usePicture(photo, 'thumb')
  const me = useAccount()
  const name = photoName(photo, index, line)
  return (
    <>
      <button
        type="button"
        onClick={onOpen}
        aria-label={m.photos.open(
          [name, me && photo.for_portal === 1 && m.photos.forPortal].filter(Boolean).join(', '),
        )}
        className="relative block aspect-square w-full overflow-hidden rounded-control bg-sunk ring-1 ring-rule"
      >
        {picture.state === 'there' && <img src={picture.url} alt="" className="size-full object-cover" />}
        {picture.state === 'absent' && (
          <span className="grid size-full place-items-center p-2 text-center text-xs text-ink-3">
            <ImageOff className="size-6" aria-hidden />
            {m.photos.absent}
          </span>
        )}
        {me && photo.for_portal === 1 && (
          <span className="absolute bottom-1 left-1 grid size-6 place-items-center rounded-full bg-paper text-ink-2 shadow-1">
            <Eye className="size-4" aria-hidden />
          </span>
        )}
        {me && photo.uploaded_at === null && (
          <span className="absolute right-1 bottom-1 grid size-6 place-items-center rounded-full bg-paper text-ink-2 shadow-1">
            <CloudUpload className="size-4" aria-hidden />
            <span className="sr-only">{m.photos.waiting}</span>
          </span>
        )}
      </button>
      {line && (
        <p aria-hidden className="mt-1 truncate text-xs text-ink-2" title={line}>
          {line}
        </p>
      )}
    </>
  )
}
