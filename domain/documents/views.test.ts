import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { COUNTIES } from '#domain/romania/counties.ts'
import { invoices } from '#domain/workshop/invoices/schema.ts'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { anInvoiceDocumentInput, anInvoiceLine, anOrderDocumentInput } from '#tests/factories/documents.ts'
import { intakeFormView } from './intake-form.ts'
import { invoiceFileName, invoiceView } from './invoice.ts'
import { documentBody } from './page.ts'
import { addressLine } from './parts.ts'
import { printedPhotos } from './printed-photos.ts'
import { ORDER_DOCUMENTS } from './registry.ts'
import { settingsOf, warrantySummary, warrantyTerm } from './settings.ts'
import { warrantyView } from './warranty.ts'

describe('the intake form', () => {
  it('contains the request, the state of the car, its contents, and the person in charge', () => {
    const view = intakeFormView(anOrderDocumentInput())
    expect(view).toMatchObject({ title: 'Comandă', number: 'nr. 1284', stamp: null })
    expect(view.opening[0]?.text).toContain('Bate la frână')
    expect(view.fuel).toEqual({ title: 'Combustibil', eighths: 3 })
    const ticked = view.checks.map(({ items }) =>
      items.filter((item) => item.isChecked).map(({ label }) => label),
    )
    expect(ticked).toEqual([
      ['zgârieturi', 'jante', 'martori în bord'],
      ['documente', 'roată de rezervă', 'cric', 'triunghiuri'],
    ])
    expect(view.facts.map(({ label }) => label)).toEqual([
      'Data primirii',
      'Termen de execuție',
      'Timp de imobilizare',
      'Piese înlocuite',
    ])
    expect(view.signatures).toHaveLength(4)
    expect(view.grandTotal?.label).toBe('Cost probabil, cu TVA')
  })

  it('is a form for handwriting where fields are empty, without a price of zero', () => {
    const view = intakeFormView(
      anOrderDocumentInput({
        lines: 0,
        order: { solicitare: '', stare_vehicul: '', combustibil: null, accesorii: '' },
      }),
    )
    expect(view.opening).toEqual([{ title: 'Ce solicită clientul', text: '' }])
    expect(view.fuel?.eighths).toBeNull()
    expect(view.paragraphs[0]).toEqual({ title: 'Starea vehiculului la primire', text: '' })
    expect(view.grandTotal).toBeNull()
  })

  it('uses the terms of the shop instead of the default ones', () => {
    const view = intakeFormView(
      anOrderDocumentInput({ settings: { conditii_comanda: 'Condițiile noastre.' } }),
    )
    expect(view.terms).toEqual(['Condițiile noastre.'])
  })
})

describe('the warranty certificate', () => {
  const settings = { garantie_manopera_luni: 6, garantie_piese_luni: 24, garantie_km: 20_000 }

  it('prints the warranty of each work and part', () => {
    const [works, parts] = warrantyView(anOrderDocumentInput({ settings })).tables
    expect(works?.rows[0]).toMatchObject({ quantity: '0,25\u00a0ore', warranty: '6 luni sau 20.000 km' })
    expect(parts?.rows[0]).toMatchObject({ quantity: '2\u00a0buc', warranty: '24 de luni sau 20.000 km' })
  })

  it('has no column of terms that the shop has not set', () => {
    expect(warrantyView(anOrderDocumentInput()).tables[0]?.columns.warranty).toBeNull()
  })

  it('has its own sentence, with months in spoken form', () => {
    expect([1, 3, 19, 20, 24, 100, 101].map((luni) => warrantyTerm(luni, 0))).toEqual([
      'o lună',
      '3 luni',
      '19 luni',
      '20 de luni',
      '24 de luni',
      '100 de luni',
      '101 luni',
    ])
    expect(warrantySummary(settingsOf(null))).toBe('')
    expect(warrantySummary(settingsOf({ garantie_km: 5000 }))).toBe('5.000 km.')
    expect(warrantySummary(settingsOf(settings))).toBe('manoperă 6 luni, piese 24 de luni sau 20.000 km.')
  })
})

describe('the invoice', () => {
  it('contains what art. 319 (20) requires', () => {
    const view = invoiceView(anInvoiceDocumentInput())
    expect(view).toMatchObject({
      title: 'Factură',
      number: 'DOB 412',
      stamp: null,
      shop: { name: 'Service Auto Dobrogea SRL' },
      client: { title: 'Cumpărător', name: 'Transport Țăndărei SRL' },
      grandTotal: { label: 'Total de plată, cu TVA', value: '625,45\u00a0lei' },
    })
    expect(view.shop.lines[1]).toBe(
      'CUI RO14399840 · Reg. com. J13/1234/2008 · Capital social 200,00\u00a0lei',
    )
    expect(view.client.facts[0]).toEqual({ label: 'CUI', value: 'RO1590082' })
    expect(view.facts.map(({ label }) => label)).toEqual(['Data emiterii', 'Scadența', 'Modalitate de plată'])
    expect(view.tables[0]?.rows[0]).toMatchObject({
      quantity: '1,5',
      price: '180,00',
      rate: '21%',
      vat: '56,70',
      total: '270,00',
    })
    expect(view.totals).toEqual([
      { label: 'Total fără TVA', value: '516,90\u00a0lei' },
      { label: 'TVA 21%', value: '108,55\u00a0lei' },
    ])
  })

  it('prints the method of payment only where one was agreed', () => {
    const methodsOf = (modalitate_plata: 'card' | 'nestabilita') =>
      invoiceView(anInvoiceDocumentInput({ invoice: { modalitate_plata } }))
        .facts.filter(({ label }) => label === 'Modalitate de plată')
        .map(({ value }) => value)
    expect(methodsOf('card')).toEqual(['card'])
    expect(methodsOf('nestabilita')).toEqual([])
  })

  it('prints the day of the supply where it differs', () => {
    const view = invoiceView(anInvoiceDocumentInput({ invoice: { data_livrare: '2026-11-19' } }))
    expect(view.facts).toContainEqual({ label: 'Data livrării', value: '19.11.2026' })
  })

  it('has a separate base for each rate, and subtracts the discount before TVA', () => {
    const lines = [
      anInvoiceLine({ pret_unitar: 10_000 }, 0),
      anInvoiceLine({ pret_unitar: 5_000, cota_tva: 1100 }, 1),
    ]
    expect(invoiceView(anInvoiceDocumentInput({ lines })).totals.map(({ label }) => label)).toEqual([
      'Total fără TVA',
      'Bază 21%',
      'TVA 21%',
      'Bază 11%',
      'TVA 11%',
    ])
    const off = invoiceView(anInvoiceDocumentInput({ invoice: { discount: 1_000 } }))
    expect(off.totals.slice(0, 2).map(({ label, value }) => [label, value])).toEqual([
      ['Total linii', '516,90\u00a0lei'],
      ['Reducere', '−10,00\u00a0lei'],
    ])
  })

  it('of a shop that pays no TVA has none, and names the article', () => {
    const view = invoiceView(
      anInvoiceDocumentInput({
        lines: [anInvoiceLine({ pret_unitar: 10_000, categorie_tva: 'O', cota_tva: 0 })],
        invoice: { regim_tva: 'neplatitor' },
      }),
    )
    expect(view.totals).toEqual([])
    expect(view.tables[0]?.columns.rate).toBeNull()
    expect(view.shop.lines[1]).toContain('CUI 14399840')
    expect(view.paragraphs[0]?.text).toContain('art. 310')
    expect(view.grandTotal?.label).toBe('Total de plată')
  })

  it('contains „TVA la încasare”, and TVA in lei beside another currency', () => {
    const view = invoiceView(
      anInvoiceDocumentInput({
        invoice: { regim_tva: 'la_incasare', moneda: 'EUR', curs: 49_765, tva_lei: 54_020 },
      }),
    )
    expect(view.paragraphs[0]?.text).toBe('TVA la încasare')
    expect(view.totals.at(-1)).toEqual({ label: 'TVA în lei, la cursul 4,9765', value: '540,20\u00a0lei' })
    expect(view.grandTotal?.value).toBe('625,45\u00a0EUR')
  })

  it('in euro with two rates prints the TVA of each in lei, and they add up', () => {
    const lines = [
      anInvoiceLine({ descriere: 'Manoperă', pret_unitar: 10_001, cota_tva: 2100 }, 0),
      anInvoiceLine({ descriere: 'Manual', pret_unitar: 3_333, cota_tva: 1100 }, 1),
    ]
    // 21,00 EUR × 5,0912 = 106,92; 3,67 EUR × 5,0912 = 18,68.
    const view = invoiceView(
      anInvoiceDocumentInput({ lines, invoice: { moneda: 'EUR', curs: 50_912, tva_lei: 10_692 + 1_868 } }),
    )
    expect(view.totals.slice(-3)).toEqual([
      { label: 'TVA 21% în lei', value: '106,92\u00a0lei' },
      { label: 'TVA 11% în lei', value: '18,68\u00a0lei' },
      { label: 'TVA în lei, la cursul 5,0912', value: '125,60\u00a0lei' },
    ])
  })

  it('prints the paid and the remaining sum', () => {
    const view = invoiceView(
      anInvoiceDocumentInput({
        payments: [{ suma: 20_000, metoda: 'card', data: '2026-11-22' }, { suma: 2_545 }],
      }),
    )
    expect(view.afterTotal).toEqual([
      { label: 'Încasat', value: '225,45\u00a0lei' },
      { label: 'Rest de plată', value: '400,00\u00a0lei' },
    ])
    expect(view.paragraphs.find(({ title }) => title === 'Încasări')?.text).toBe(
      '21.11.2026, numerar: 25,45\u00a0lei\n22.11.2026, card: 200,00\u00a0lei',
    )
  })

  it('never prints the zeros that stand for an unknown CNP, and carries a stamp until it has its number', () => {
    const person = { client_tip: 'persoana', client_cod_fiscal: '0000000000000', nr_factura: 0 } as const
    const view = invoiceView(anInvoiceDocumentInput({ invoice: person }))
    expect(view.client.facts.map(({ label }) => label)).not.toContain('CNP')
    expect(view).toMatchObject({ number: '', stamp: 'Fără număr' })
  })

  it('of a storno refers to the original invoice', () => {
    const lines = [anInvoiceLine({ pret_unitar: 10_000, cantitate: -1000 })]
    const input = anInvoiceDocumentInput({
      lines,
      invoice: { tip: 'storno', nr_factura: 413 },
      original: { serie_factura: 'DOB', nr_factura: 412, data_factura: '2026-11-20' },
    })
    const view = invoiceView(input)
    expect(view.title).toBe('Factură storno')
    expect(view.paragraphs[0]?.text).toBe('Stornează factura DOB 412 din 20.11.2026.')
    expect(view.tables[0]?.rows[0]).toMatchObject({ quantity: '−1', price: '100,00', total: '−100,00' })
    expect(view.grandTotal).toEqual({ label: 'Total storno, cu TVA', value: '−121,00\u00a0lei' })
    expect(invoiceFileName(input.invoice)).toBe('storno-DOB-413-IL07TRC.pdf')
  })
})

describe('the photos of the intake form', () => {
  const photo = (id: string, over: Partial<Photo> = {}): Photo =>
    ({
      id,
      kind: 'intrare',
      taken_at: `2026-11-21T08:00:0${id}.000Z`,
      size: 1_000,
      deleted_at: null,
      ...over,
    }) as Photo

  it('prints the photos of the car on arrival in the order they were taken, and none where the shop turned them off', () => {
    const photos = [
      { url: 'data:image/jpeg;base64,AAAA', caption: 'Aripă zgâriată', taken_at: '2026-11-21T08:00:00.000Z' },
      { url: 'data:image/jpeg;base64,BBBB', caption: '', taken_at: '2026-11-21T08:00:00.000Z' },
    ]
    const input = (poze_comanda: 0 | 1) =>
      ORDER_DOCUMENTS.comanda.view({ ...anOrderDocumentInput(), photos, settings: { poze_comanda } })
    expect(input(1).pictures.items.map(({ caption }) => caption)).toEqual(['Aripă zgâriată', '21.11.2026'])
    expect(documentBody(input(1))).toContain('<img src="data:image/jpeg;base64,BBBB" alt="">')
    expect(input(0).pictures.items).toEqual([])
    // Only pictures get into the page.
    const evil = {
      ...input(1),
      pictures: { title: '', items: [{ url: 'https://x"><script>', caption: '' }] },
    }
    expect(documentBody(evil)).not.toContain('https://x')
  })

  it('takes the first nine at most, and no more bytes than a page may carry', () => {
    const many = Array.from({ length: 10 }, (_, index) => photo(String(9 - index)))
    expect(printedPhotos(many).map(({ id }) => id)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8'])
    expect(printedPhotos([photo('1', { kind: 'constatare' }), photo('2', { deleted_at: 'x' })])).toEqual([])
    const heavy = [photo('1', { size: 3_000_000 }), photo('2', { size: 3_000_000 }), photo('3', { size: 1 })]
    expect(printedPhotos(heavy).map(({ id }) => id)).toEqual(['1', '2'])
  })
})

describe('the share capital', () => {
  it('is printed on every document of a company that entered it (Legea 31/1990, art. 74)', () => {
    const views = [
      ...Object.values(ORDER_DOCUMENTS).map(({ view }) => view(anOrderDocumentInput())),
      invoiceView(anInvoiceDocumentInput()),
    ]
    expect(views).toHaveLength(4)
    for (const { shop } of views) expect(shop.lines.join()).toContain('Capital social 200,00\u00a0lei')
    const input = anOrderDocumentInput()
    const silent = ORDER_DOCUMENTS.deviz.view({ ...input, tenant: { ...input.tenant, capital_social: 0 } })
    expect(silent.shop.lines.join()).not.toContain('Capital')
  })

  it('may exceed the largest price', () => {
    const capital_social = 2_500_000_000
    expect(v.is(tenants.columns.capital_social.schema, capital_social)).toBe(true)
    const input = anInvoiceDocumentInput()
    const furnizor = JSON.stringify({ ...JSON.parse(input.invoice.furnizor), capital_social })
    expect(v.is(invoices.columns.furnizor.schema, furnizor)).toBe(true)
    const { shop } = invoiceView({ ...input, invoice: { ...input.invoice, furnizor } })
    expect(shop.lines.join()).toContain('Capital social 25.000.000,00\u00a0lei')
  })
})

describe('an address', () => {
  it.each(Object.entries(COUNTIES))(
    'of %s keeps its town and county though the street is named after them',
    (county, name) => {
      const street = `Str. ${name} nr. 1`
      const end = county === 'B' ? '' : `, jud. ${name}`
      expect(addressLine({ street, town: name, county })).toBe(`${street}, ${name}${end}`)
      expect(addressLine({ street, town: 'Fundeni', county })).toBe(
        `${street}, Fundeni, ${county === 'B' ? '' : 'jud. '}${name}`,
      )
    },
  )

  it('does not repeat what is already a whole part of the street', () => {
    const line = (street: string, town: string, county: string, postalCode = '') =>
      addressLine({ street, town, county, postalCode })
    expect(line('Str. Unirii 3, Constanța', 'Constanța', 'CT')).toBe(
      'Str. Unirii 3, Constanța, jud. Constanța',
    )
    expect(line('Str. Unirii 3, mun. Constanta, jud. Constanța', 'Constanța', 'CT')).toBe(
      'Str. Unirii 3, mun. Constanta, jud. Constanța',
    )
    expect(line('Str. Unirii 3, Cluj-Napoca, Cluj', 'Cluj-Napoca', 'CJ')).toBe(
      'Str. Unirii 3, Cluj-Napoca, Cluj',
    )
    expect(line('Str. Unirii 3', 'SECTOR3', 'B')).toBe('Str. Unirii 3, Sector 3, București')
    expect(line('Str. Unirii 3, Sector 3, Municipiul București', 'SECTOR3', 'B')).toBe(
      'Str. Unirii 3, Sector 3, Municipiul București',
    )
    expect(line('Str. Unirii 3', 'Medgidia', 'CT', '905600')).toBe(
      'Str. Unirii 3, Medgidia, jud. Constanța, 905600',
    )
    expect(line('', '', '')).toBe('')
  })

  it('abroad has its region as it is written, and its country by name', () => {
    expect(
      addressLine({
        street: 'Hauptstr. 1',
        town: 'München',
        county: 'B',
        postalCode: '80331',
        country: 'DE',
      }),
    ).toBe('Hauptstr. 1, München, B, 80331, Germania')
  })

  it('has no empty part, whatever is left out', () => {
    const words = fc.stringMatching(/^[a-zăâîșț0-9 ]*$/)
    fc.assert(
      fc.property(words, words, words, (street, town, county) => {
        expect(addressLine({ street, town, county })).not.toMatch(/^, |, ,|, $/)
      }),
    )
  })
})
