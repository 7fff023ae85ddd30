import type { Part } from '../bench.ts'
import { kilobytes, median, seconds } from '../numbers.ts'

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

/** A first visit on a cheap phone: from the address of a new order to the first letter in the field of the plate. */
export const coldPart: Part = async (bench) => {
  const url = await bench.url()
  const starts: Start[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    bench.say(`cold start ${round + 1} of ${ROUNDS}`)
    // A profile that has seen nothing.
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
    const started = performance.now()
    await page.goto(`${url}/comenzi/noua`, { waitUntil: 'commit' })
    const plate = page.getByRole('combobox', { name: /Caută mașina/ })
    await plate.waitFor()
    await page.locator('main [aria-busy]').waitFor({ state: 'detached' })
    await plate.pressSequentially('b')
    const key = performance.now() - started
    const shift = await page.evaluate(() => (globalThis as unknown as { shift: number }).shift)
    starts.push({ key, shift, bytes })
    await browser.close()
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
  }
}
