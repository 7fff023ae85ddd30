import type { PhotoType } from '#domain/workshop/photos/schema.ts'

/**
 * The layout of a backup file: a ZIP whose entries are stored uncompressed (pictures and rows are compressed already),
 * so that any archive program shows the pictures, and each can be read without those before it.
 */
export const ROWS_ENTRY = 'date.roaauto'

const ENDINGS: Record<PhotoType, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }
const PICTURE = /^poze\/([0-9a-f]{64})\.(?:jpg|png|webp)$/

export const pictureEntry = (sha256: string, type: PhotoType): string => `poze/${sha256}.${ENDINGS[type]}`
export const thumbEntry = (sha256: string): string => `poze/mici/${sha256}.jpg`

/** The digest in the name of an entry; null for an entry that is no picture. */
export const sha256OfEntry = (name: string): string | null => PICTURE.exec(name)?.[1] ?? null
