import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sum, vatOf } from '#domain/kernel/money.ts'
import { lengthOf } from '#domain/kernel/text.ts'
import { anInvoiceDocumentInput, anInvoiceLine, type InvoiceSample } from '#tests/factories/documents.ts'
import { ublFaults } from '#tests/unit/ubl-faults.ts'
import { eInvoiceOf } from './from-invoice.ts'
import { checkEInvoice } from './rules.ts'
import { CUSTOMIZATION_ID, decimal, ublXml } from './ubl.ts'
import { unitCode } from './units.ts'

const xmlOf = (sample: InvoiceSample = {}) => ublXml(eInvoiceOf(anInvoiceDocumentInput(sample)))
const rulesOf = (sample: InvoiceSample = {}) =>
  checkEInvoice(eInvoiceOf(anInvoiceDocumentInput(sample))).map(({ rule }) => rule)

const PERSON = {
  client_tip: 'persoana',
  client_nume: 'Ștefan Țăranu',
  client_cod_fiscal: '',
  client_platitor_tva: 0,
  client_reg_com: '',
} as const
const OUTSIDE_VAT = [
  anInvoiceLine({
    tip: 'manopera',
    descriere: 'Schimb ulei',
    um: 'ore',
    cantitate: 1250,
    pret_unitar: 18_000,
    categorie_tva: 'O',
    cota_tva: 0,
  }),
]

describe('the file', () => {
  it('contains CIUS-RO, the parties and the totals', () => {
    const xml = xmlOf()
    expect(xml).toContain(`<cbc:CustomizationID>${CUSTOMIZATION_ID}</cbc:CustomizationID>`)
    expect(xml).toContain('<cbc:ID>DOB412</cbc:ID>')
    expect(xml).toContain('<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>')
    expect(xml).toContain('<cbc:CountrySubentity>RO-CT</cbc:CountrySubentity>')
    expect(xml).toContain('<cbc:CompanyID>RO14399840</cbc:CompanyID>')
    expect(xml).toContain('<cbc:InvoicedQuantity unitCode="HUR">1.5</cbc:InvoicedQuantity>')
    expect(xml).toContain('<cbc:PayableAmount currencyID="RON">625.45</cbc:PayableAmount>')
    expect(ublFaults(xml)).toEqual([])
    expect(rulesOf()).toEqual([])
  })

  it('of a shop that pays no TVA is outside TVA: no TVA codes, no rate, and the reason', () => {
    const sample: InvoiceSample = { lines: OUTSIDE_VAT, invoice: { regim_tva: 'neplatitor' } }
    const xml = xmlOf(sample)
    expect(xml).not.toContain('<cbc:Percent>')
    expect(xml).not.toMatch(/<cbc:CompanyID>RO/)
    expect(xml).toContain('<cbc:TaxExemptionReasonCode>VATEX-EU-O</cbc:TaxExemptionReasonCode>')
    expect(xml).toContain('<cbc:ID>FC</cbc:ID>')
    expect(rulesOf(sample)).toEqual([])
    expect(ublFaults(xml)).toEqual([])
  })

  describe('of a supply within the EU', () => {
    const line = { tip: 'material', descriere: 'Anvelope', um: 'buc', cantitate: 4000, pret_unitar: 30_000 }
    const lines = [anInvoiceLine({ ...line, tip: 'material', categorie_tva: 'K', cota_tva: 0 })]
    const client_judet = ''
    const BERLIN = { client_tara: 'DE', client_cod_fiscal: 'DE123456789', client_judet }

    it('names the day and the country of delivery', () => {
      const xml = xmlOf({ lines, invoice: BERLIN })
      expect(xml.replace(/\s+/g, '')).toContain(
        '<cac:Delivery><cbc:ActualDeliveryDate>2026-11-21</cbc:ActualDeliveryDate><cac:DeliveryLocation>' +
          '<cac:Address><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:Address>' +
          '</cac:DeliveryLocation></cac:Delivery>',
      )
      expect(xmlOf({ lines, invoice: { ...BERLIN, data_livrare: '2026-11-19' } })).toContain(
        '<cbc:ActualDeliveryDate>2026-11-19</cbc:ActualDeliveryDate>',
      )
      expect(xml).toContain('<cbc:TaxExemptionReasonCode>VATEX-EU-IC</cbc:TaxExemptionReasonCode>')
      expect(ublFaults(xml)).toEqual([])
      expect(rulesOf({ lines, invoice: BERLIN })).toEqual([])
    })

    it('requires the country and the code of the client, under the rules of category IC', () => {
      const home = { lines, invoice: { client_cod_fiscal: '' } }
      expect(rulesOf(home)).toEqual(expect.arrayContaining(['BR-IC-02', 'BR-IC-12']))
      const good = eInvoiceOf(anInvoiceDocumentInput({ lines, invoice: BERLIN }))
      const [first] = good.lines
      const [group] = good.vat
      if (!first || !group) throw new Error('no line')
      const broken = {
        ...good,
        deliveryDate: null,
        lines: [{ ...first, rate: 2100 }],
        vat: [{ ...group, base: group.base + 1 }],
      }
      const rules = checkEInvoice(broken).map(({ rule }) => rule)
      expect(rules).toEqual(expect.arrayContaining(['BR-IC-05', 'BR-IC-08', 'BR-IC-11']))
      expect(rules.filter((rule) => rule.startsWith('BR-K'))).toEqual([])
    })
  })

  it('for a person without a CNP writes thirteen zeros', () => {
    expect(xmlOf({ invoice: PERSON })).toContain('<cbc:CompanyID>0000000000000</cbc:CompanyID>')
    expect(rulesOf({ invoice: PERSON })).toEqual([])
    expect(rulesOf({ invoice: { ...PERSON, client_cod_fiscal: '123' } })).toEqual(['ANAF-CNP'])
  })

  it('in euro has TVA in lei as well', () => {
    const xml = xmlOf({ invoice: { moneda: 'EUR', curs: 49_765, tva_lei: 54_020 } })
    expect(xml).toContain('<cbc:TaxCurrencyCode>RON</cbc:TaxCurrencyCode>')
    expect(xml).toContain('<cbc:TaxAmount currencyID="RON">540.20</cbc:TaxAmount>')
    expect(xml).toContain('<cbc:TaxAmount currencyID="EUR">108.55</cbc:TaxAmount>')
    expect(ublFaults(xml)).toEqual([])
  })

  it('recognises the sectors of Bucharest in every spelling, in the street too', () => {
    const city = (client_localitate: string, client_adresa = 'Bd. Unirii 5') =>
      eInvoiceOf(anInvoiceDocumentInput({ invoice: { client_judet: 'B', client_localitate, client_adresa } }))
        .buyer.address.city
    expect(['Sector 3', 'SECTOR3', 'București, sectorul 3', 'sect. 3'].map((name) => city(name))).toEqual(
      Array(4).fill('SECTOR3'),
    )
    expect(city('București', 'Bd. Unirii 5, sector 4')).toBe('SECTOR4')
    expect(rulesOf({ invoice: { client_judet: 'B', client_localitate: 'București' } })).toEqual(['BR-RO-101'])
    // That sector does not exist: the rules ask for a valid one, and none is guessed.
    expect(city('Sector 12', 'Bd. Unirii 5, sector 4')).toBe('Sector 12')
    expect(rulesOf({ invoice: { client_judet: 'B', client_localitate: 'Sector 12' } })).toEqual(['BR-RO-101'])
    expect(rulesOf({ seller: { judet: 'B', localitate: 'SECTOR10' } })).toEqual(['BR-RO-100'])
    expect(
      eInvoiceOf(anInvoiceDocumentInput({ invoice: { client_localitate: 'Sector' } })).buyer.address.city,
    ).toBe('Sector')
  })

  it('of a storno stays an invoice, with negative quantities and positive prices, and names the original', () => {
    const sample: InvoiceSample = {
      lines: [anInvoiceLine({ descriere: 'Piesă', pret_unitar: 3_333, cantitate: -3000, discount: -100 })],
      invoice: { tip: 'storno', nr_factura: 413 },
      original: { serie_factura: 'DOB', nr_factura: 412, data_factura: '2026-11-20' },
    }
    const xml = xmlOf(sample)
    expect(xml).toContain('<cbc:InvoicedQuantity unitCode="H87">-3</cbc:InvoicedQuantity>')
    expect(xml).toContain('<cbc:PriceAmount currencyID="RON">33.33</cbc:PriceAmount>')
    expect(xml).toMatch(
      /<cac:InvoiceDocumentReference>\s*<cbc:ID>DOB412<\/cbc:ID>\s*<cbc:IssueDate>2026-11-20/,
    )
    expect(rulesOf(sample)).toEqual([])
    expect(ublFaults(xml)).toEqual([])
  })

  it('contains TVA la încasare, the day of the supply, the account of a transfer', () => {
    const xml = xmlOf({
      invoice: { regim_tva: 'la_incasare', data_livrare: '2026-11-19', modalitate_plata: 'transfer' },
    })
    expect(xml).toContain('<cbc:DescriptionCode>432</cbc:DescriptionCode>')
    expect(xml).toContain('<cbc:ActualDeliveryDate>2026-11-19</cbc:ActualDeliveryDate>')
    expect(xml).toContain('<cbc:ID>RO49AAAA1B31007593840000</cbc:ID>')
    expect(ublFaults(xml)).toEqual([])
  })

  it('cuts a long name at a word and keeps the rest as the description', () => {
    const { lines } = eInvoiceOf(
      anInvoiceDocumentInput({
        lines: [anInvoiceLine({ descriere: 'Demontat și remontat '.repeat(20), pret_unitar: 1 })],
      }),
    )
    expect(lines[0]?.name.length).toBeLessThanOrEqual(100)
    expect(
      lines[0]?.name.endsWith('remontat') ||
        lines[0]?.name.endsWith('și') ||
        lines[0]?.name.endsWith('Demontat'),
    ).toBe(true)
    expect(lines[0]?.description.length).toBeLessThanOrEqual(200)
  })

  it('fills the gaps of the invoice from today’s data, and replaces nothing', () => {
    const input = anInvoiceDocumentInput({
      seller: { judet: '', adresa: 'Str. Veche 1' },
      invoice: { client_judet: '' },
    })
    expect(checkEInvoice(eInvoiceOf(input)).map(({ rule }) => rule)).toEqual(['BR-RO-110', 'BR-RO-111'])
    const whole = eInvoiceOf({
      ...input,
      shop: { judet: 'CT', adresa: 'Str. Nouă 2', nume: 'Altă firmă' },
      client: { judet: 'IL', adresa: 'Altundeva' },
    })
    expect(checkEInvoice(whole)).toEqual([])
    expect(whole.seller).toMatchObject({
      name: 'Service Auto Dobrogea SRL',
      address: { street: 'Str. Veche 1' },
    })
    expect(whole.buyer.address.street).toBe('Str. Bucureștilor nr. 5')
  })

  it('is well-formed for any typed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const xml = xmlOf({
          lines: [anInvoiceLine({ descriere: text, um: text, pret_unitar: 100 })],
          invoice: { client_nume: text, mentiuni: text, client_localitate: text, client_email: text },
          seller: { nume: text },
        })
        expect(ublFaults(xml)).toEqual([])
        expect(xml.replace(/&(?:amp|lt|gt|quot);/g, '')).not.toContain('&')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the file must not contain them
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
      }),
      { numRuns: 40 },
    )
  })

  it('has consistent sums for any lines', () => {
    const line = fc.record({
      cantitate: fc.integer({ min: 1, max: 100_000 }),
      pret_unitar: fc.integer({ min: 0, max: 1_000_000 }),
      cota_tva: fc.constantFrom(2100, 1100),
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), fc.boolean(), (rows, isStorno) => {
        const lines = rows.map((row, index) =>
          anInvoiceLine(
            { ...row, descriere: 'x', cantitate: isStorno ? -row.cantitate : row.cantitate },
            index,
          ),
        )
        const sample: InvoiceSample = { lines, invoice: isStorno ? { tip: 'storno' } : {} }
        expect(rulesOf(sample)).toEqual([])
        expect(ublFaults(xmlOf(sample))).toEqual([])
        const { vat, totals } = eInvoiceOf(anInvoiceDocumentInput(sample))
        expect(totals.vat).toBe(sum(vat.map(({ base, rate }) => vatOf(base, rate))))
        expect(vat.every(({ tax }) => Object.is(tax, tax + 0))).toBe(true)
      }),
    )
  })
})

describe('a buyer abroad', () => {
  const GERMAN = {
    client_nume: 'Muster GmbH',
    client_tara: 'DE',
    client_cod_fiscal: 'DE123456789',
    client_reg_com: '',
    client_platitor_tva: 0,
    client_adresa: 'Hauptstr. 1',
    client_localitate: 'München',
    client_judet: '',
  } as const

  it('is identified by its own TVA code and country, and needs no county', () => {
    const { buyer } = eInvoiceOf(anInvoiceDocumentInput({ invoice: GERMAN }))
    expect(buyer).toMatchObject({
      vatId: 'DE123456789',
      legalId: 'DE123456789',
      address: { country: 'DE', county: '' },
    })
    const xml = xmlOf({ invoice: GERMAN })
    expect(xml).not.toContain('RODE')
    expect(xml).toContain('<cbc:IdentificationCode>DE</cbc:IdentificationCode>')
    expect(rulesOf({ invoice: GERMAN })).toEqual([])
    expect(ublFaults(xml)).toEqual([])
  })

  it('takes no county from the client’s current row, and invents no prefix', () => {
    const input = anInvoiceDocumentInput({ invoice: { ...GERMAN, client_cod_fiscal: '123456789' } })
    const { buyer } = eInvoiceOf({ ...input, client: { judet: 'CT' } })
    expect(buyer).toMatchObject({ vatId: 'DE123456789', address: { county: '' } })
  })

  it('without a TVA code is identified by the code that it has', () => {
    const invoice = { ...GERMAN, client_tara: 'MD', client_cod_fiscal: '1003600012345' }
    expect(eInvoiceOf(anInvoiceDocumentInput({ invoice })).buyer).toMatchObject({
      vatId: '',
      legalId: '1003600012345',
    })
    expect(rulesOf({ invoice })).toEqual([])
    expect(ublFaults(xmlOf({ invoice }))).toEqual([])
    expect(rulesOf({ invoice: { ...GERMAN, client_cod_fiscal: '' } })).toEqual(['BR-RO-120'])
  })

  it('with a foreign code and the country „RO” is never sent as a Romanian company', () => {
    expect(xmlOf({ invoice: { ...GERMAN, client_tara: 'RO', client_platitor_tva: 1 } })).not.toContain('RODE')
  })
})

describe('the share capital', () => {
  it('is the additional legal information of the seller (BT-33), and is printed on documents', () => {
    const xml = xmlOf()
    expect(xml).toContain('<cbc:CompanyLegalForm>Capital social: 200,00 lei</cbc:CompanyLegalForm>')
    expect(ublFaults(xml)).toEqual([])
    expect(xmlOf({ seller: { capital_social: 0 } })).not.toContain('CompanyLegalForm')
  })
})

describe('the other implementation', () => {
  it.each([
    ['a unit that is no code', /unitCode="HUR"/, 'unitCode="ORE"'],
    ['a date that is none', /<cbc:IssueDate>.*</, '<cbc:IssueDate>20.11.2026<'],
    ['no date at all', /<cbc:IssueDate>.*<\/cbc:IssueDate>/, ''],
    ['an amount with a comma', />625\.45</, '>625,450<'],
    ['a name of its own', /cbc:DueDate>/g, 'cbc:Scadenta>'],
    ['an order of its own', /(<cbc:ID>DOB412<\/cbc:ID>)\s*(<cbc:IssueDate>.*<\/cbc:IssueDate>)/, '$2$1'],
  ])('detects %s', (_name, from, to) => {
    const xml = xmlOf()
    expect(xml).toMatch(from)
    expect(ublFaults(xml.replace(from, to))).not.toEqual([])
  })
})

describe('the rules', () => {
  // Each sample breaks the same rule in ANAF's own Schematron 1.0.9.
  const BROKEN: [string, InvoiceSample, string[]][] = [
    ['no number yet', { invoice: { nr_factura: 0 } }, ['BR-02']],
    ['the shop’s street', { seller: { adresa: '' } }, ['BR-RO-081']],
    ['the client’s street', { invoice: { client_adresa: '' } }, ['BR-RO-082']],
    ['the shop’s town', { seller: { localitate: '' } }, ['BR-RO-091']],
    ['the client’s town', { invoice: { client_localitate: '' } }, ['BR-RO-092']],
    ['the shop’s county', { seller: { judet: '' } }, ['BR-RO-110']],
    ['the client’s county', { invoice: { client_judet: 'XX' } }, ['BR-RO-111']],
    ['the shop’s sector', { seller: { judet: 'B', localitate: 'București' } }, ['BR-RO-100']],
    [
      'a company without a code',
      { invoice: { client_cod_fiscal: '', client_platitor_tva: 0 } },
      ['BR-RO-120'],
    ],
    ['a transfer to nowhere', { seller: { iban: '' }, invoice: { modalitate_plata: 'transfer' } }, ['BR-61']],
    ['a line without a name', { lines: [anInvoiceLine({ pret_unitar: 100 })] }, ['BR-25']],
    ['a long name of the shop', { seller: { nume: 'x'.repeat(201) } }, ['BR-RO-L201']],
    ['a long town', { seller: { localitate: 'x'.repeat(51) } }, ['BR-RO-L0501']],
    ['no lines', { lines: [] }, ['BR-16', 'BR-CO-18']],
    ['sums of lines', { invoice: { total_linii: 1 } }, ['BR-CO-10', 'BR-CO-13']],
    ['TVA', { invoice: { tva: 1 } }, ['BR-CO-14', 'BR-CO-15']],
    [
      'S at nought',
      { lines: [anInvoiceLine({ descriere: 'a', pret_unitar: 100, cota_tva: 0 })] },
      ['BR-S-05'],
    ],
  ]

  it.each(BROKEN)('detect the fault: %s', (_name, sample, rules) => {
    expect(rulesOf(sample)).toEqual(rules)
  })

  it('detect codes whose control digit is wrong, which only ANAF checks', () => {
    expect(rulesOf({ seller: { cui: '12345678' } })).toEqual(['ANAF-CUI'])
    expect(rulesOf({ invoice: { client_cod_fiscal: '12345678' } })).toEqual(['ANAF-CUI'])
    expect(
      rulesOf({ seller: { iban: 'RO50AAAA1B31007593840000' }, invoice: { modalitate_plata: 'transfer' } }),
    ).toEqual(['ANAF-IBAN'])
  })

  it('say what to do and where', () => {
    const [finding] = checkEInvoice(eInvoiceOf(anInvoiceDocumentInput({ seller: { judet: '' } })))
    expect(finding).toEqual({
      rule: 'BR-RO-110',
      place: 'firma',
      field: 'judet',
      code: 'county_missing',
      params: { side: 'firma' },
    })
  })
})

describe('numbers and units', () => {
  it('are written with a point and the requested decimals, never "-0"', () => {
    expect([decimal(5, 2), decimal(-5, 2), decimal(0, 2), decimal(123_456, 2), decimal(-1500, 3)]).toEqual([
      '0.05',
      '-0.05',
      '0.00',
      '1234.56',
      '-1.500',
    ])
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(BigInt(decimal(value, 2).replace('.', ''))).toBe(BigInt(value))
      }),
    )
  })

  it('have the codes of UN/ECE', () => {
    expect(['ore', 'Buc.', 'bucăți', 'l', 'SET', 'pereche'].map((unit) => unitCode(unit, false))).toEqual([
      'HUR',
      'H87',
      'H87',
      'LTR',
      'SET',
      'PR',
    ])
    expect([unitCode('', true), unitCode('', false), unitCode('toString', false)]).toEqual([
      'HUR',
      'H87',
      'C62',
    ])
  })
})

describe('lengths', () => {
  const named = (client_nume: string) => rulesOf({ invoice: { client_nume } })

  it('count characters as ANAF does: code points, and consecutive blanks as one', () => {
    expect(named('😀'.repeat(200))).not.toContain('BR-RO-L203')
    expect(named('😀'.repeat(201))).toContain('BR-RO-L203')
    expect(named(`${'a'.repeat(100)}${' '.repeat(50)}${'b'.repeat(99)}`)).not.toContain('BR-RO-L203')
    expect(named(`${'a'.repeat(100)} ${'b'.repeat(100)}`)).toContain('BR-RO-L203')
  })

  it('never cut a surrogate pair', () => {
    const line = anInvoiceLine({ tip: 'material', descriere: '😀'.repeat(250), cantitate: 1000 })
    const [only] = eInvoiceOf(
      anInvoiceDocumentInput({ lines: [line], invoice: { mentiuni: '😀'.repeat(700) } }),
    ).lines
    expect([lengthOf(only?.name ?? ''), lengthOf(only?.description ?? '')]).toEqual([100, 200])
    expect((only?.name ?? '').isWellFormed()).toBe(true)
  })

  it('of an invoice may exceed 999 rows', () => {
    const lines = Array.from({ length: 1_000 }, (_, index) => anInvoiceLine({ descriere: 'Bec' }, index))
    expect(rulesOf({ lines })).toEqual([])
  })
})
