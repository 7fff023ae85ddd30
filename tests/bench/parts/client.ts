import { gzipSync } from 'node:zlib'
import { portalView } from '#domain/portal/portal-view.ts'
import type { PortalRows } from '#domain/portal/rows.ts'
import { standingOf } from '#domain/portal/standing.ts'
import { type Content, contentOf } from '#domain/workshop/approvals/content.ts'
import { offerHash } from '#domain/workshop/approvals/offer.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { anOrderDocumentInput } from '#tests/factories/documents.ts'
import { pageText } from '#worker/pages/answer.ts'
import { EMPTY } from '#worker/pages/portal/form.ts'
import { portalPage } from '#worker/pages/portal/page.ts'
import type { Bench, Part } from '../bench.ts'
import { kilobytes, median, milliseconds, times } from '../numbers.ts'
import type { Section } from '../table.ts'
import { openBenchPage } from './load.ts'

const ROUNDS = 300
const PDF_ROUNDS = 9
/** How much slower than this machine a cheap phone is, by Chromium's own throttling. */
const SLOW = 6

const NOW = '2026-11-29T12:00:00.000Z'

const LINE = {
  stare: 'inclusa',
  urgent: 0,
  ore: 0,
  pret_ora: 0,
  cantitate: 0,
  pret_unitar: 0,
  um: 'buc',
  discount_procent: 0,
  discount_valoare: 0,
  total: 0,
  ordine: 0,
}

/** The rows of an order that its client was asked about. */
const anAsked = (lines: number): PortalRows => {
  const input = anOrderDocumentInput({ lines })
  const offered = input.lines.map((line, at) => ({ ...LINE, ...line, id: `line-${at}` })) as OrderLine[]
  const order = input.order as Order
  const content: Content = contentOf(order, offered, [], input.settings ?? null)
  const request = {
    id: 'request',
    version: 1,
    state: 'open',
    expires_at: '2026-12-29T12:00:00.000Z',
    content: JSON.stringify(content),
    offer_hash: offerHash(content.offer),
  }
  return {
    link: { id: 'link', request_id: 'request', opened_at: null },
    order,
    lines: offered,
    requests: [request],
    answers: [],
    shop: input.tenant,
    look: { colour: '', logo: 0, hours: '' },
    photoIds: [],
  } as unknown as PortalRows
}

/** A page from its rows, as the Worker makes it between the database's answer and its own. */
const pageOf = async (rows: PortalRows): Promise<string> => {
  const standing = standingOf(rows, NOW)
  if (!standing) throw new Error('nothing was asked')
  const form = { token: 'x'.repeat(200), typed: EMPTY, faults: [], sum: null }
  return pageText(portalPage(portalView(rows, standing), '/p/token', form))
}

const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const portalRow = async (lines: number): Promise<string[]> => {
  const rows = anAsked(lines)
  const page = await pageOf(rows)
  const made: number[] = []
  const packed: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    made.push(await timed(() => pageOf(rows)))
    packed.push(await timed(() => gzipSync(page)))
  }
  const [own, raw] = [median(made), median(packed)]
  const size = kilobytes(gzipSync(page).length)
  return [`portal page of ${lines} lines, ${size}`, milliseconds(own), milliseconds(raw), times(own / raw)]
}

/** The pages for clients, in CPU of the Worker: the same code in the same engine, without workerd around it. */
export const portalPart: Part = async () => ({
  title: 'A page for a client, from its rows to its bytes',
  columns: ['Page', 'Made', 'The same bytes, compressed', 'Ratio'],
  rows: [await portalRow(3), await portalRow(60)],
})

const pdfRows = async (bench: Bench): Promise<string[][]> => {
  const browser = await bench.browser()
  try {
    const page = await openBenchPage(browser, await bench.url())
    const phone = await browser.newCDPSession(page)
    const measure = async (name: string, rate: number) => {
      await phone.send('Emulation.setCPUThrottlingRate', { rate })
      const found: { ms: number; bytes: number }[] = []
      for (let round = 0; round < PDF_ROUNDS; round++)
        found.push(await page.evaluate((one) => window.bench.pdf(one), name))
      return { ms: median(found.map(({ ms }) => ms)), bytes: found[0]?.bytes ?? 0 }
    }
    const rows: string[][] = []
    for (const name of ['deviz-1', 'deviz-60-logo', 'deviz-long']) {
      const here = await measure(name, 1)
      const slow = await measure(name, SLOW)
      rows.push([name, kilobytes(here.bytes), milliseconds(here.ms), milliseconds(slow.ms)])
    }
    return rows
  } finally {
    await browser.close()
  }
}

/** The device's own PDF, once its fonts are read. */
export const pdfPart: Part = async (bench): Promise<Section> => ({
  title: 'A document as PDF, made by the device',
  columns: ['Document', 'Size', 'Here', `On a phone ${SLOW} times slower`],
  rows: await pdfRows(bench),
})
