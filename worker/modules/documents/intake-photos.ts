import type { DocumentPhoto } from '#domain/documents/order-input.ts'
import { printedPhotos } from '#domain/documents/printed-photos.ts'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import { pictureKey } from '#worker/db/photos.ts'
import type { Files } from '#worker/providers/files.ts'

const dataUrl = (type: string, bytes: Uint8Array): string => {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return `data:${type};base64,${btoa(binary)}`
}

/** The pictures of an intake form; one that was not sent yet, or cannot be read now, is left out. */
export const intakePhotos = async (
  files: Pick<Files, 'read'>,
  rows: readonly Photo[],
): Promise<DocumentPhoto[]> => {
  const read = await Promise.all(
    printedPhotos(rows).map(async ({ tenant_id, sha256, type, caption, taken_at }) => {
      const bytes = await files.read(pictureKey(tenant_id, sha256)).catch(() => null)
      return bytes ? [{ url: dataUrl(type, bytes), caption, taken_at }] : []
    }),
  )
  return read.flat()
}
