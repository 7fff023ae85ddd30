import { relative } from 'node:path'
import type { Bench, Part } from '../bench.ts'
import { startFilm, writeStrip } from '../film.ts'
import { kilobytes, median, seconds } from '../numbers.ts'

/** The film strip of a first visit, shown in docs/benchmarks.md. */
export const FILM = 'docs/images/cold-start.jpg'

const ROUNDS = 3
/** A slow 4G connection, as Lighthouse has it: 1.6 Mbit/s down, 150 ms there and back. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
}
/** How much slower than this machine a cheap phone is. */
const CPU = 4

type Start = { key: number; shift: number; bytes: number }

/** Opens the address of a new order on a cheap phone that has seen nothing, and types the first letter of a plate. */
const visit = async (bench: Bench, film: string | null): Promise<Start> => {
  const url = await bench.url()
  const browser = await bench.browser()
  const page = await browser.newPage()
  await page.setViewportSize({ width: 390, height: 844 })
  const devtools = await browser.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU })
  let bytes = 0
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.addInitScript(() => {
    const seen = globalThis as unknown as { shift: number }
    seen.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const endFilm = film === null ? null : await startFilm(devtools)
  const started = performance.now()
  await page.goto(`${url}/comenzi/noua`, { waitUntil: 'commit' })
  const plate = page.getByRole('combobox', { name: /Caută mașina/ })
  await plate.waitFor()
  await page.locator('main [aria-busy]').waitFor({ state: 'detached' })
  await plate.pressSequentially('b')
  const key = performance.now() - started
  const shift = await page.evaluate(() => (globalThis as unknown as { shift: number }).shift)
  if (film !== null && endFilm) {
    // The picture with the letter in it.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    )
    await writeStrip(browser, await endFilm(), key, film)
  }
  await browser.close()
  return { key, shift, bytes }
}

/** A first visit on a cheap phone: from the address of a new order to the first letter in the field of the plate. */
export const coldPart: Part = async (bench) => {
  const starts: Start[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    bench.say(`cold start ${round + 1} of ${ROUNDS}`)
    starts.push(await visit(bench, null))
  }
  // Filming takes time of its own, so its visit does not count.
  if (bench.film !== null) {
    bench.say('the film')
    await visit(bench, bench.film)
  }
  const of = (read: (start: Start) => number): number => median(starts.map(read))
  return {
    title: 'A first visit on a cheap phone',
    columns: ['What', 'Median'],
    rows: [
      ['To the first letter of the plate of a new order', seconds(of(({ key }) => key))],
      ['Received until then', kilobytes(of(({ bytes }) => bytes))],
      ['Layout shift until then', of(({ shift }) => shift).toFixed(3)],
    ],
    picture: {
      path: relative('docs', FILM),
      text: 'The phone every half second, from the address to the first letter of the plate',
    },
  }
}
