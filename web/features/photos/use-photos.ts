import { AppError } from '#domain/kernel/errors.ts'
import { pick } from '#domain/kernel/pick.ts'
import type { Photo, PhotoKind } from '#domain/workshop/photos/schema.ts'
import { instantOf } from '#web/data/clock.ts'
import { useLive, useMay, useMutate } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { compress, PictureError } from '#web/data/photos/compress.ts'
import { photoFiles } from '#web/data/photos/photo-files.ts'
import { timeNow } from '#web/data/time.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { toast, toastUndo } from '#web/ui/toast-store.ts'

const byTime = (a: Photo, b: Photo): number =>
  a.taken_at < b.taken_at || (a.taken_at === b.taken_at && a.id < b.id) ? -1 : 1

const sentenceFor = (error: unknown): string => {
  if (error instanceof AppError) return sentenceOf(error)
  if (error instanceof PictureError) return m.photos.notAPicture
  return error instanceof Error && error.name === 'QuotaExceededError'
    ? sentenceOf({ code: 'storage_full' })
    : m.photos.failed
}

/** The columns that a client writes to restore a photo's row. */
const WRITTEN = [
  'order_id',
  'line_id',
  'kind',
  'caption',
  'taken_at',
  'type',
  'size',
  'width',
  'height',
  'sha256',
  'uploaded_at',
  'for_portal',
] as const satisfies readonly (keyof Photo)[]

/** The photos of an order, in the order in which they were taken, and the acts on them. `write` adds a row. */
export const usePhotos = (orderId: string, write?: (label: string, ops: DraftOp[]) => Promise<void>) => {
  const mutate = useMutate()
  const may = useMay()
  const insert = write ?? mutate
  const photos = useLive(
    async (db) => (await db.rows('photos').where('order_id').equals(orderId).toArray()).sort(byTime),
    [orderId],
  )

  /** The picture is stored before its row, because a row without its picture could never be shown. */
  const add = async (
    files: readonly File[],
    kind: PhotoKind,
    line_id: string | null = null,
  ): Promise<void> => {
    for (const file of files) {
      try {
        const { type, width, height, sha256, bytes, thumb } = await compress(file)
        await photoFiles.keep({ sha256, type, bytes, thumb, sent: 0, at: timeNow() })
        const data = {
          order_id: orderId,
          line_id,
          kind,
          taken_at: instantOf(timeNow()),
          type,
          size: bytes.byteLength,
          width,
          height,
          sha256,
        }
        await insert(m.photos.labels.added, [{ op: 'insert', collection: 'photos', id: newId(), data }])
      } catch (error) {
        toast(sentenceFor(error), { kind: 'error' })
        return
      }
    }
  }

  const change = (
    photo: Photo,
    data: Partial<Pick<Photo, 'caption' | 'kind' | 'line_id' | 'for_portal'>>,
  ): Promise<void> =>
    mutate(m.photos.labels.changed, [{ op: 'patch', collection: 'photos', id: photo.id, data }])

  const remove = (photo: Photo): Promise<void> => {
    const data = pick(
      photo,
      WRITTEN.filter((column) => may('insert', 'photos', column)),
    )
    const op: DraftOp = { op: 'insert', collection: 'photos', id: newId(), data }
    const restore = () => reportError(mutate(m.photos.labels.restored, [op]))
    return reportError(
      mutate(m.photos.labels.removed, [{ op: 'delete', collection: 'photos', id: photo.id }]).then(
        () => void toastUndo(m.photos.removed, restore),
      ),
    )
  }

  return { photos, add, change, remove }
}
export type PhotosOfOrder = ReturnType<typeof usePhotos>
