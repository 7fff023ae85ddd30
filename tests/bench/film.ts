import { writeFile } from 'node:fs/promises'
import type { BrowserContext, CDPSession } from 'playwright-core'

/** A picture of the page and when it was shown, in milliseconds from the start of the film. */
export type Frame = { at: number; jpeg: string }

/** Width of a picture in the strip, in pixels. */
const WIDTH = 132
/** Milliseconds between two pictures of the strip. */
const STEP = 500

/** Films a page from now on; the function ends the film. */
export const startFilm = async (devtools: CDPSession): Promise<() => Promise<Frame[]>> => {
  const frames: Frame[] = []
  const start = Date.now() / 1000
  devtools.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    frames.push({ at: ((metadata.timestamp ?? start) - start) * 1000, jpeg: data })
    void devtools.send('Page.screencastFrameAck', { sessionId })
  })
  await devtools.send('Page.startScreencast', { format: 'jpeg', quality: 80, maxWidth: 390, maxHeight: 844 })
  return async () => {
    await devtools.send('Page.stopScreencast')
    return frames
  }
}

/** What was shown at a moment; null before the first picture. */
const shownAt = (frames: readonly Frame[], at: number): Frame | null =>
  frames.findLast((frame) => frame.at <= at) ?? null

/** Joins the frames to one picture: what was shown every half second until `end`, and the last, each under its time. */
export const writeStrip = async (
  browser: BrowserContext,
  frames: readonly Frame[],
  end: number,
  path: string,
): Promise<void> => {
  const times = [...Array(Math.ceil(end / STEP)).keys()].map((step) => step * STEP)
  const cell = (time: string, frame: Frame | null) => {
    const picture = frame ? `<img src="data:image/jpeg;base64,${frame.jpeg}">` : '<div></div>'
    return `<figure><figcaption>${time} s</figcaption>${picture}</figure>`
  }
  const cells = [
    ...times.map((at) => cell((at / 1000).toFixed(1), shownAt(frames, at))),
    cell((end / 1000).toFixed(2), frames.at(-1) ?? null),
  ]
  const page = await browser.newPage()
  await page.setViewportSize({ width: (times.length + 1) * (WIDTH + 8) + 8, height: 100 })
  await page.setContent(`<style>
    body { margin: 0; display: flex; gap: 8px; padding: 8px; background: #fff; font: 600 13px sans-serif }
    figure { margin: 0; width: ${WIDTH}px }
    figcaption { text-align: center; padding-bottom: 4px }
    img, div { display: block; width: 100%; aspect-ratio: 390 / 844; box-shadow: 0 0 0 1px #bbb }
  </style>${cells.join('')}`)
  await writeFile(path, await page.screenshot({ fullPage: true, type: 'jpeg', quality: 72 }))
  await page.close()
}
