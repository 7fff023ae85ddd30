import { getDocumentProxy } from 'unpdf'
import { expect, it } from 'vitest'
import type { DocumentView } from '#domain/documents/view.ts'
import { devicePdf, SAMPLES, withServerPdf } from '#tests/factories/document-pdfs.ts'

/** The server's PDF and the one that a device makes, laid side by side: they are the same document. */

type Letter = { letter: string; y: number }
type Word = { at: number; x: number }

/** The letters of each page in their order, how far down each stands, and where each run of them begins. */
const pagesOf = async (pdf: Uint8Array): Promise<{ letters: Letter[]; words: Word[] }[]> => {
  const file = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 })
  return Promise.all(
    Array.from({ length: file.numPages }, async (_, index) => {
      const page = await file.getPage(index + 1)
      const [, , , height = 0] = page.view
      const letters: Letter[] = []
      const words: Word[] = []
      for (const item of (await page.getTextContent()).items) {
        if (!('str' in item)) continue
        const [x, up] = [item.transform[4] as number, item.transform[5] as number]
        const own = [...item.str.replace(/\s/g, '')]
        if (own.length > 0) words.push({ at: letters.length, x })
        letters.push(...own.map((letter) => ({ letter, y: height - up })))
      }
      return { letters, words }
    }),
  )
}

const textOf = ({ letters }: { letters: readonly Letter[] }): string =>
  letters.map(({ letter }) => letter).join('')

/** Points. Chromium puts each line on whole pixels. */
const NEAR = 1.25

const compare = async (name: string, view: DocumentView, server: Uint8Array): Promise<void> => {
  const [theirs, ours] = await Promise.all([pagesOf(server), pagesOf(devicePdf(view))])
  expect(ours.map(textOf), name).toEqual(theirs.map(textOf))
  for (const [index, page] of ours.entries()) {
    const other = theirs[index]
    const far = page.letters.findIndex(({ y }, at) => Math.abs(y - (other?.letters[at]?.y ?? 0)) > NEAR)
    expect(far === -1 ? '' : textOf(page).slice(far, far + 30), `${name}, too high or too low`).toBe('')
    const starts = new Map(other?.words.map(({ at, x }) => [at, x]))
    const aside = page.words.find(({ at, x }) => Math.abs(x - (starts.get(at) ?? x)) > NEAR)
    expect(aside ? textOf(page).slice(aside.at, aside.at + 30) : '', `${name}, too far aside`).toBe('')
  }
}

it('say the same words and numbers, on the same pages, in the same places', async () => {
  await withServerPdf(async (serverPdf) => {
    for (const [name, view] of Object.entries(SAMPLES)) await compare(name, view, await serverPdf(view))
  })
})
