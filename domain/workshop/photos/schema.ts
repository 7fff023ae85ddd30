import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { checkedText, count, flag, instant, oneOf, orNull, ref, text } from '#domain/sync/columns.ts'
import { DESK, NOBODY, WORKSHOP } from '#domain/team/roles.ts'

/** At intake (the car on arrival) and of findings during the work. */
export const PHOTO_KINDS = ['intrare', 'constatare'] as const
export type PhotoKind = (typeof PHOTO_KINDS)[number]

/** Types that a device may produce. */
const PHOTO_TYPES = ['image/jpeg', 'image/webp', 'image/png'] as const
export type PhotoType = (typeof PHOTO_TYPES)[number]

/** Bytes of one photo, compressed on the device. */
export const MAX_PHOTO_BYTES = 3_000_000

export const MAX_PHOTOS_PER_ORDER = 60

const SHA256 = /^[0-9a-f]{64}$/

/**
 * Photos of an order. The row is synced like any other; its picture is on the device that took it and, once sent, in R2
 * under its SHA-256 (`worker/modules/photos`), so a picture sent twice is stored once.
 */
export const photos = defineCollection({
  name: 'photos',
  columns: {
    order_id: ref('orders', { write: 'create' }),
    /** The line that it shows. */
    line_id: orNull(ref('order_lines')),
    kind: oneOf(PHOTO_KINDS, { initial: 'intrare' }),
    caption: text(300),
    taken_at: instant(),
    type: oneOf(PHOTO_TYPES, { write: 'create', initial: 'image/jpeg' }),
    /** Bytes and pixels. */
    size: count(1, MAX_PHOTO_BYTES, { write: 'create' }),
    width: count(1, 20_000, { write: 'create' }),
    height: count(1, 20_000, { write: 'create' }),
    /** Digest of the picture's bytes, hex. */
    sha256: checkedText(64, (value) => SHA256.test(value), 'fingerprint_invalid', {
      kind: 'opaque',
      write: 'create',
    }),
    /**
     * When the server received the picture; null while only the device has it. A photo that is restored brings it
     * along, and the server checks that it has the picture (`checkPicture`).
     */
    uploaded_at: orNull(instant()),
    /** 1: the client may see it in the portal. */
    for_portal: flag(0),
  },
  rights: { insert: WORKSHOP, patch: WORKSHOP, delete: WORKSHOP },
  // The arrival is written by the server alone; what the client sees is the desk's choice.
  writers: { uploaded_at: { patch: NOBODY }, for_portal: { insert: DESK, patch: DESK } },
  seenWith: 'order_id',
  parents: ['order_id'],
})
export type Photo = RowOf<typeof photos>
