import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { devizView } from '#domain/documents/deviz.ts'
import { devicePdf, SAMPLES } from '#tests/factories/document-pdfs.ts'
import { anOrderDocumentInput } from '#tests/factories/documents.ts'
import { fontSubset } from './font-subset.ts'

const KB = 1024

const read = async (pdf: Uint8Array) => {
  const file = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 })
  const { text } = await extractText(file, { mergePages: true })
  return { file, words: text.replace(/\s+/g, ' ') }
}

const order = (over: object) => devizView(anOrderDocumentInput({ lines: 1, order: over }))

describe('the PDF that a device makes', () => {
  it('can be read and copied, with every letter of Romanian as it is written today', async () => {
    const name = 'Ăă Ââ Îî Șș Țț „Țăranu–Ștefănescu” București'
    const { words } = await read(devicePdf(order({ client_nume: name })))
    expect(words).toContain(name)
    expect(words).toContain('Total de plată, cu TVA 54,45 lei')
    expect(words).toContain('Pagina 1 din 1')
    expect(words).not.toMatch(/[şţŞŢ\ufffd]/)
  })

  it('says in its properties what it is', async () => {
    const { file } = await read(devicePdf(order({})))
    const { info } = (await file.getMetadata()) as { info: { Title?: string; Language?: string } }
    expect(info.Title).toBe('Deviz nr. 1284 · CT 12 TUT · Service Auto Dobrogea SRL')
    expect(info.Language).toBe('ro-RO')
  })

  it('is A4, and small enough to be sent', async () => {
    for (const [name, view] of Object.entries(SAMPLES)) {
      const pdf = devicePdf(view)
      expect(pdf.length, name).toBeLessThan(60 * KB)
      const { file } = await read(pdf)
      const [, , width = 0, height = 0] = (await file.getPage(1)).view
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842])
    }
  })

  it('holds any text as text: none of it is taken for an instruction of the file', async () => {
    const name = String.raw`) Tj ET (\ endstream endobj <</Type/Page>> %%EOF <feff>`
    const { words } = await read(devicePdf(order({ client_nume: name })))
    expect(words.replaceAll(' ', '')).toContain(name.replaceAll(' ', ''))
  })

  it('writes a letter that the typeface lacks without its marks, or as a question mark', async () => {
    const { words } = await read(devicePdf(order({ client_nume: 'Nguyễn Иван 🚗 ﬁn' })))
    expect(words).toContain('Nguyen ???? ? fin')
  })

  it('puts a picture where one is to be drawn, and leaves out one that could not be read', async () => {
    const pdf = Buffer.from(devicePdf(SAMPLES['comanda-poze'] ?? order({}))).toString('latin1')
    expect(pdf.match(/\/Subtype\/Image/g)).toHaveLength(1)
    const [item] = SAMPLES['comanda-poze']?.pictures.items ?? []
    const view = {
      ...order({}),
      pictures: { title: 'Poze', items: [{ url: 'data:x', caption: item?.caption ?? '' }] },
    }
    const { words } = await read(devicePdf(view))
    expect(words).not.toContain('POZE')
  })
})

describe('a cut font', () => {
  it('is refused where the file is none', () => {
    expect(() => fontSubset(new Uint8Array(64), [1])).toThrow(TypeError)
  })
})
