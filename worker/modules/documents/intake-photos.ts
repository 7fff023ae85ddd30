import type { DocumentPhoto } from '#domain/documents/order-input.ts'
import { printedPhotos } from '#domain/documents/printed-photos.ts'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import { pictureKey } from '#worker/db/photos.ts'
import type { DocumentStore } from './service.ts'

const dataUrl = (type: string, bytes: ArrayBuffer): string => {
  let binary = ''
  for (const byte of new Uint8Array(bytes)) binary += String.fromCharCode(byte)
  return `data:${type};base64,${btoa(binary)}`
}

/** The pictures that an intake form shows; one that was not sent yet, or cannot be read now, is left out. */
export const intakePhotos = async (
  files: DocumentStore,
  rows: readonly Photo[],
): Promise<DocumentPhoto[]> => {
  const read = await Promise.all(
    printedPhotos(rows).map(async ({ tenant_id, sha256, type, caption, taken_at }) => {
      const object = await files.get(pictureKey(tenant_id, sha256)).catch(() => null)
      return object ? [{ url: dataUrl(type, await object.arrayBuffer()), caption, taken_at }] : []
    }),
  )
  return read.flat()
}
