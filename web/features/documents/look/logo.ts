import { isLogo, MAX_LOGO } from '#domain/documents/schema.ts'

/** The largest size of a logo: 62 × 17 mm on paper, at three times the resolution of a screen. */
const BOX = { width: 720, height: 200 }

/** Each attempt scales by this factor, until the logo fits into its column. */
const STEP = 0.75
const TRIES = 8

/** The picture cannot become a logo: it is no picture, or stays too large. */
export class LogoError extends Error {}

const drawn = (picture: ImageBitmap, scale: number): HTMLCanvasElement => {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

/**
 * A picture as the data URL that documents contain, made smaller on this device. WebP keeps transparency and is a
 * fraction of a PNG; a browser that cannot write WebP produces a PNG instead.
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
