import { isLogo, MAX_LOGO } from '#domain/documents/schema.ts'

/** The most that a logo is drawn at: 62 × 17 mm on paper, three times as fine as a screen. */
const BOX = { width: 720, height: 200 }

/** Each try is this much smaller, until the logo fits into its column. */
const STEP = 0.75
const TRIES = 8

/** What a picture cannot be made into: no picture, or one that stays too large. */
export class LogoError extends Error {}

const drawn = (picture: ImageBitmap, scale: number): HTMLCanvasElement => {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

/**
 * A picture as the data URL that documents carry, made small on this device. WebP keeps what is transparent and is a
 * fraction of a PNG; a browser that cannot write it gives a PNG by itself.
 * @throws LogoError
 */
export const logoOf = async (file: Blob): Promise<string> => {
  const picture = await createImageBitmap(file).catch(() => {
    throw new LogoError('not a picture')
  })
  try {
    let scale = Math.min(1, BOX.width / picture.width, BOX.height / picture.height)
    for (let tries = 0; tries < TRIES; tries++) {
      const url = drawn(picture, scale).toDataURL('image/webp', 0.9)
      if (url.length <= MAX_LOGO && isLogo(url)) return url
      scale *= STEP
    }
  } finally {
    picture.close()
  }
  throw new LogoError('too large')
}
