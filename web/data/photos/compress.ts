import { hex } from '#domain/kernel/hex.ts'
import { keptSize } from '#domain/workshop/photos/picture.ts'
import { MAX_PHOTO_BYTES } from '#domain/workshop/photos/schema.ts'

/** Pixels of the longer side: enough to read a VIN or to see a scratch. */
const LONGEST = 1_600
const THUMB = 360

export type Picture = {
  type: 'image/jpeg'
  width: number
  height: number
  sha256: string
  bytes: ArrayBuffer
  thumb: ArrayBuffer
}

/** The file cannot become a photo. */
export class PictureError extends Error {}

const drawn = async (picture: ImageBitmap, longest: number, quality: number): Promise<Blob> => {
  const { width, height } = keptSize(picture.width, picture.height, longest)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) throw new PictureError('no canvas to draw on')
  // JPEG has no transparency: without this, unpainted pixels would be black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(picture, 0, 0, width, height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
  if (!blob) throw new PictureError('the canvas gave no picture')
  return blob
}

/** A thumbnail of a picture, for lists. */
export const thumbOf = async (file: Blob): Promise<ArrayBuffer> => {
  const picture = await createImageBitmap(file)
  try {
    return await (await drawn(picture, THUMB, 0.7)).arrayBuffer()
  } finally {
    picture.close()
  }
}

/**
 * A photo as it is stored: JPEG, upright, its longer side at most `LONGEST` pixels, without the location that the
 * camera recorded. Made on this device.
 * @throws PictureError when this browser cannot read the file as a picture
 */
export const compress = async (file: Blob): Promise<Picture> => {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
    throw new PictureError('not a picture')
  })
  try {
    let blob = await drawn(picture, LONGEST, 0.82)
    if (blob.size > MAX_PHOTO_BYTES) blob = await drawn(picture, LONGEST, 0.5)
    const bytes = await blob.arrayBuffer()
    return {
      type: 'image/jpeg',
      ...keptSize(picture.width, picture.height, LONGEST),
      sha256: hex(await crypto.subtle.digest('SHA-256', bytes)),
      bytes,
      thumb: await (await drawn(picture, THUMB, 0.7)).arrayBuffer(),
    }
  } finally {
    picture.close()
  }
}
