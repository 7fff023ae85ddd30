import { describe, expect, it } from 'vitest'
import type { DocumentFonts } from './fonts.ts'
import { documentFooterHtml, documentHtml } from './page.ts'
import type { DocumentView } from './view.ts'

const face = { latin: 'data:font/woff2;base64,AAAA', extended: 'data:font/woff2;base64,BBBB' }
const fonts: DocumentFonts = { regular: face, semibold: face, condensed: face }
const EVIL = `<script>alert(1)</script><img src=x onerror='a' title="b">&`
const SAFE =
  '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;a&#39; title=&quot;b&quot;&gt;&amp;'

/** A view in which every text is the given one. */
const viewOf = (text: string): DocumentView => ({
  documentTitle: text,
  title: text,
  number: text,
  stamp: text,
  facts: [{ label: text, value: text }],
  shop: { name: text, lines: [text], logo: null },
  accent: null,
  opening: [{ title: text, text }],
  fuel: { title: text, eighths: 3 },
  checks: [{ title: text, items: [{ label: text, isChecked: true }] }],
  plate: { text, romanian: true },
  car: { make: text, model: text, facts: [{ label: text, value: text }] },
  client: { title: text, name: text, facts: [{ label: text, value: text }] },
  tables: [
    {
      title: text,
      columns: { number: text, name: text, unit: text, quantity: text, price: text, total: text },
      rows: [{ number: text, name: text, unit: text, quantity: text, price: text, total: text }],
    },
  ],
  totals: [{ label: text, value: text }],
  grandTotal: { label: text, value: text },
  afterTotal: [{ label: text, value: text }],
  paragraphs: [
    { title: text, text },
    { title: text, text: text.repeat(20) },
  ],
  pictures: { title: '', items: [] },
  footer: text,
  qr: null,
  terms: [text],
  signatures: [{ title: text, note: text, fields: [[text]] }],
})

/** The number of texts in the view above. */
const leaves = (value: unknown): number => {
  if (typeof value === 'string') return value === '' ? 0 : 1
  return typeof value === 'object' && value !== null
    ? Object.values(value).reduce((count: number, item) => count + leaves(item), 0)
    : 0
}

describe('the page of a document', () => {
  it('escapes every single text', () => {
    const html = documentHtml(viewOf(EVIL), fonts)
    expect(html).not.toContain('<script')
    expect(html).not.toContain('<img')
    // The long paragraph repeats the text twenty times.
    expect(html.split(SAFE).length - 1).toBe(leaves(viewOf(EVIL)) + 19)
    expect(documentFooterHtml(viewOf(EVIL), fonts)).toContain(SAFE)
    expect(documentFooterHtml(viewOf(EVIL), fonts)).not.toContain('<script')
  })

  it('loads nothing: no script, no external address', () => {
    const html = documentHtml(viewOf('x'), fonts)
    expect(html).toContain("default-src 'none'")
    expect(html).not.toMatch(/https?:|src="|href=/)
  })

  it('accepts only a picture as the logo and only a colour as the colour', () => {
    const logo = 'data:image/png;base64,iVBORw0KGgo='
    const view = viewOf('x')
    const good = documentHtml({ ...view, shop: { ...view.shop, logo }, accent: '#0b3b94' }, fonts)
    expect(good).toContain(`<img class="logo" src="${logo}" alt="">`)
    expect(good).toContain('--accent:#0b3b94')
    for (const bad of [
      'https://x/y.png',
      'data:image/svg+xml;base64,AAAA',
      'data:image/png;base64,A"onload=x',
    ]) {
      const html = documentHtml({ ...view, shop: { ...view.shop, logo: bad }, accent: '#fff}body{' }, fonts)
      expect(html).not.toContain('<img')
      expect(html).not.toContain('body{--accent')
    }
  })

  it('uses no OpenType feature: Firefox writes its glyphs as letters that nobody can copy', () => {
    const view = viewOf('x')
    for (const html of [documentHtml(view, fonts), documentFooterHtml(view, fonts)])
      expect(html).not.toMatch(/font-variant-numeric|font-feature-settings/)
  })

  it('accepts fonts as data URLs only', () => {
    for (const url of ['https://x/y.woff2', 'data:font/woff2;base64,AA)}body{color:red', '']) {
      const bad = { ...fonts, condensed: { latin: url, extended: face.extended } }
      expect(() => documentHtml(viewOf('x'), bad)).toThrow(TypeError)
    }
  })

  it('keeps long paragraphs out of the totals, and leaves out empty ones', () => {
    const view = viewOf('text')
    view.paragraphs = [
      { title: 'scurt', text: 'a' },
      { title: 'lung', text: 'b'.repeat(500) },
    ]
    const html = documentHtml(view, fonts)
    const [before = '', after = ''] = html.split('class="notes long"')
    expect(before).toContain('scurt')
    expect(after).toContain('lung')
    const empty = documentHtml(
      { ...view, plate: null, stamp: null, paragraphs: [], client: { title: 'Client', name: '', facts: [] } },
      fonts,
    )
    expect(empty).not.toContain('class="plate')
    expect(empty).not.toContain('class="stamp"')
    expect(empty).not.toContain('class="client"')
    expect(empty).not.toContain('notes long')
  })

  it('draws no band on foreign plates', () => {
    const html = documentHtml({ ...viewOf('x'), plate: { text: 'MAB1234', romanian: false } }, fonts)
    expect(html).not.toContain('class="band"')
    expect(html).toContain('MAB1234')
  })
})
