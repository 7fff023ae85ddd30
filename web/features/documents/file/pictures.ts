import { zlibSync } from 'fflate'
import type { PictureSize } from '#domain/documents/layout/tools.ts'
import { isLogo } from '#domain/documents/schema.ts'
import type { DocumentView } from '#domain/documents/view.ts'
import type { PdfPicture } from './pdf-file.ts'

/** The pictures of a document made small by this device, so that the file can be sent: 150 KB with all that it holds. */

/** Pixels of a logo and of a photo at most: their places are 62 × 17 and 56 × 44 mm, so three and two times a screen's. */
const LOGO = { width: 720, height: 200 }
const PHOTO = { width: 480, height: 376 }

/** Bytes of the logo, and of all photos together. */
const MOST_OF_LOGO = 32_000
const MOST_OF_PHOTOS = 76_000

/** Each try is this much smaller, until the picture fits. */
const STEP = 0.8
const TRIES = 10

const decoded = (url: string): Promise<ImageBitmap> => {
  const [head = '', base64 = ''] = url.split(',')
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  return createImageBitmap(new Blob([bytes], { type: head.slice('data:'.length).replace(/;.*$/, '') }))
}

/** A picture on white paper: a JPEG knows nothing transparent. */
const drawn = (picture: ImageBitmap, scale: number): HTMLCanvasElement => {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this device draws no pictures')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

const jpeg = async (canvas: HTMLCanvasElement, quality: number): Promise<Uint8Array> => {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
  if (!blob) throw new Error('this device writes no JPEG')
  return new Uint8Array(await blob.arrayBuffer())
}

/** The picture point by point, which for a drawing of few colours is smaller than a JPEG, and sharp. */
const points = (canvas: HTMLCanvasElement): Uint8Array => {
  const { width, height } = canvas
  const colours = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray()
  const plain = new Uint8Array(width * height * 3)
  for (let point = 0; point < width * height; point++)
    plain.set(colours.subarray(point * 4, point * 4 + 3), point * 3)
  return zlibSync(plain)
}

type Written = Pick<PdfPicture, 'filter' | 'bytes'>

const photo = async (canvas: HTMLCanvasElement): Promise<Written> => ({
  filter: 'DCTDecode',
  bytes: await jpeg(canvas, 0.7),
})

const logo = async (canvas: HTMLCanvasElement): Promise<Written> => {
  const [exact, lossy] = [points(canvas), await jpeg(canvas, 0.9)]
  return exact.length <= Math.max(lossy.length, MOST_OF_LOGO / 2)
    ? { filter: 'FlateDecode', bytes: exact }
    : { filter: 'DCTDecode', bytes: lossy }
}

/** A picture in so many bytes; null where it cannot be read, or stays too large. */
const small = async (
  url: string,
  room: PictureSize,
  most: number,
  write: (canvas: HTMLCanvasElement) => Promise<Written>,
): Promise<PdfPicture | null> => {
  const picture = await decoded(url).catch(() => null)
  if (!picture) return null
  try {
    let scale = Math.min(1, room.width / picture.width, room.height / picture.height)
    for (let tries = 0; tries < TRIES; tries++) {
      const canvas = drawn(picture, scale)
      const written = await write(canvas)
      if (written.bytes.length <= most) {
        return {
          natural: { width: picture.width, height: picture.height },
          size: { width: canvas.width, height: canvas.height },
          ...written,
        }
      }
      scale *= STEP
    }
    return null
  } finally {
    picture.close()
  }
}

/** Logo and photos of a document by their address. One that cannot be read is missing, as it is on the screen. */
export const pdfPictures = async ({ shop, pictures }: DocumentView): Promise<Map<string, PdfPicture>> => {
  const found = new Map<string, PdfPicture>()
  const add = (url: string, picture: PdfPicture | null): void => {
    if (picture) found.set(url, picture)
  }
  // One after the other: a phone has not the memory for nine photos at once.
  for (const { url } of pictures.items)
    if (isLogo(url)) add(url, await small(url, PHOTO, MOST_OF_PHOTOS / pictures.items.length, photo))
  if (shop.logo !== null && isLogo(shop.logo))
    add(shop.logo, await small(shop.logo, LOGO, MOST_OF_LOGO, logo))
  return found
}
