import type { Photo } from '#domain/workshop/photos/schema.ts'

/** Most photos that fit on one page, and most bytes that a page may carry. */
const MOST = 9
const MOST_BYTES = 6_000_000

/** The photos of an order for its intake form: the car on arrival, in the order in which they were taken. */
export const printedPhotos = (photos: readonly Photo[]): Photo[] => {
  let bytes = 0
  return photos
    .filter(({ kind, deleted_at }) => kind === 'intrare' && deleted_at === null)
    .toSorted((a, b) => (a.taken_at < b.taken_at || (a.taken_at === b.taken_at && a.id < b.id) ? -1 : 1))
    .slice(0, MOST)
    .filter(({ size }) => {
      bytes += size
      return bytes <= MOST_BYTES
    })
}
