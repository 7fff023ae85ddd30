import { describe, expect, it } from 'vitest'
import { devizView } from '#domain/documents/deviz.ts'
import type { DocumentFonts } from '#domain/documents/fonts.ts'
import type { OrderDocumentInput } from '#domain/documents/order-input.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { SharedWork } from '#durable-objects/tenant/shared-work.ts'
import type { Files } from '#worker/providers/files.ts'
import type { PdfRenderer } from '#worker/providers/pdf/port.ts'
import { onceAt } from './once.ts'
import { type DocumentRequest, documentPdf } from './service.ts'

const face = { latin: 'data:font/woff2;base64,AAAA', extended: 'data:font/woff2;base64,BBBB' }
const fonts: DocumentFonts = { regular: face, semibold: face, condensed: face }

const rows = (over: Partial<OrderDocumentInput['order']> = {}): OrderDocumentInput => ({
  order: {
    status: 'VALIDAT',
    nr_comanda: 123,
    data_comanda: '2026-11-21',
    km_intrare: 0,
    observatii: '',
    client_nume: 'Ana',
    client_telefon: '',
    nr_auto: 'B123ABC',
    marca_denumire: 'Dacia',
    model_denumire: '',
    total_manopera: 100,
    total_materiale: 0,
    total_fara_tva: 100,
    cota_tva: 2100,
    tva: 21,
    total_general: 121,
    ...over,
  },
  lines: [],
  tenant: {
    nume: 'Service',
    cui: '',
    reg_com: '',
    adresa: '',
    telefon: '',
    email: '',
    iban: '',
    banca: '',
    platitor_tva: 1,
  },
})

/** A store in memory and a renderer that returns its input. */
const machine = () => {
  const kept = new Map<string, { bytes: Uint8Array; contentType: string }>()
  const pages: string[] = []
  const reads: string[] = []
  const files: Files = {
    has: async (key) => kept.has(key),
    open: async () => null,
    read: async (key) => {
      reads.push(key)
      const object = kept.get(key)
      return object ? new Uint8Array(object.bytes) : null
    },
    write: async (key, bytes, contentType) => {
      kept.set(key, { bytes: new Uint8Array(bytes), contentType })
    },
    deleteBelow: async () => 0,
    delete: async (keys) => {
      for (const key of keys) kept.delete(key)
    },
  }
  const renderer: PdfRenderer = {
    render: async (html) => {
      pages.push(html)
      return new TextEncoder().encode(`%PDF ${pages.length}`)
    },
  }
  const once = onceAt(new SharedWork())
  const ask = (over: Partial<OrderDocumentInput['order']> = {}, part: Partial<DocumentRequest> = {}) =>
    documentPdf({
      renderer,
      files,
      once,
      fonts,
      tenantId: 't1',
      path: 'orders/0190a1b2-0000-7000-8000-000000000001/deviz',
      view: devizView(rows(over)),
      ...part,
    })
  return { kept, pages, reads, ask }
}

describe('the PDF of a document', () => {
  it('is rendered once and then served from R2', async () => {
    const { kept, pages, ask } = machine()
    const first = await ask()
    const second = await ask()
    expect(first).toMatchObject({ cached: false })
    expect(first.key).toMatch(
      /^tenants\/t1\/orders\/0190a1b2-0000-7000-8000-000000000001\/deviz-[0-9a-f]{32}\.pdf$/,
    )
    expect(second).toEqual({ ...first, cached: true })
    expect(pages).toHaveLength(1)
    expect(kept.get(first.key)?.contentType).toBe('application/pdf')
  })

  it('is rendered once for two concurrent requests', async () => {
    const { pages, reads, ask } = machine()
    const both = await Promise.all([ask(), ask()])
    expect(reads).toHaveLength(2)
    expect(both.map(({ cached }) => cached)).toEqual([false, true])
    expect(both[0]?.bytes).toEqual(both[1]?.bytes)
    expect(pages).toHaveLength(1)
  })

  it('is another document after any change, and for another tenant', async () => {
    const { kept, ask } = machine()
    const documents = [
      await ask(),
      await ask({ observatii: 'altceva' }),
      await ask({ total_general: 122 }),
      await ask({}, { tenantId: 't2' }),
    ]
    expect(new Set(documents.map((document) => document.key)).size).toBe(4)
    expect(kept.size).toBe(4)
  })

  it('stores nothing when the browser fails, and returns its error', async () => {
    const { kept, ask } = machine()
    const failing: PdfRenderer = {
      render: async () => {
        throw new AppError('pdf_unavailable', { params: { retryAfter: 5 } })
      },
    }
    await expect(ask({}, { renderer: failing })).rejects.toMatchObject({
      code: 'pdf_unavailable',
      params: { retryAfter: 5 },
    })
    expect(kept.size).toBe(0)
  })
})
