import { describe, expect, it } from 'vitest'
import { devizView } from './deviz.ts'
import type { DocumentLine, OrderDocumentInput } from './order-input.ts'
import { isFinal, orderFileName } from './registry.ts'

const labour: DocumentLine = {
  tip: 'manopera',
  descriere: 'Înlocuit plăcuțe frână',
  ore: 1500,
  pret_ora: 18_000,
  um: '',
  cantitate: 0,
  pret_unitar: 0,
  discount_procent: 0,
  discount_valoare: 0,
  total: 27_000,
  stare: 'inclusa',
  ordine: 2,
}
const material: DocumentLine = {
  tip: 'material',
  descriere: 'Ulei 5W-30',
  ore: 0,
  pret_ora: 0,
  um: 'l',
  cantitate: 4500,
  pret_unitar: 4890,
  discount_procent: 0,
  discount_valoare: 0,
  total: 22_005,
  stare: 'inclusa',
  ordine: 1,
}

const input = (
  over: Partial<OrderDocumentInput['order']> = {},
  lines = [labour, material],
): OrderDocumentInput => ({
  order: {
    status: 'VALIDAT',
    nr_comanda: 123,
    data_comanda: '2026-11-21',
    km_intrare: 187_450,
    observatii: 'Zgomot la frânare.',
    client_nume: 'Ștefan Țăranu',
    client_telefon: '+40722123456',
    nr_auto: 'B123ABC',
    marca_denumire: 'Dacia',
    model_denumire: 'Logan',
    total_manopera: 27_000,
    total_materiale: 22_005,
    total_fara_tva: 49_005,
    cota_tva: 2100,
    tva: 10_291,
    total_general: 59_296,
    ...over,
  },
  lines,
  vehicle: { serie_sasiu: 'UU1KSDAH541234567', an_fabricatie: 2014, client_adresa: 'Constanța' },
  tenant: {
    nume: 'Auto Tomis SRL',
    cui: '14399840',
    reg_com: 'J13/1/2008',
    adresa: 'Șos. Mangaliei 74',
    telefon: '+40241555123',
    email: 'a@b.ro',
    iban: 'RO49AAAA1B31007593840000',
    banca: 'BT',
    platitor_tva: 1,
  },
  settings: { preturi_cu_tva: 0 },
})

describe('the deviz', () => {
  it('prints a discount beside the name, and lists refused lines without a price', () => {
    const view = devizView(
      input({}, [
        { ...labour, discount_procent: 1000, total: 24_300 },
        { ...material, discount_valoare: 500, total: 21_505 },
        { ...material, descriere: 'Set discuri', stare: 'refuzata', ordine: 3 },
        { ...labour, descriere: 'Kit distribuție', stare: 'amanata', ordine: 4 },
      ]),
    )
    expect(view.tables.flatMap(({ rows }) => rows.map(({ name, total }) => [name, total]))).toEqual([
      ['Înlocuit plăcuțe frână, reducere 10%', '243,00'],
      ['Ulei 5W-30, reducere 5,00\u00a0lei', '215,05'],
    ])
    expect(view.paragraphs).toContainEqual({
      title: 'Recomandate de service, refuzate de client',
      text: 'Set discuri',
    })
    expect(view.paragraphs).toContainEqual({
      title: 'Recomandate de service, amânate',
      text: 'Kit distribuție',
    })
  })

  it('contains what the law requires: date, client, car, kilometres, works, cost and TVA', () => {
    const view = devizView(input())
    expect(view).toMatchObject({
      documentTitle: 'Deviz nr. 123 · B 123 ABC · Auto Tomis SRL',
      stamp: null,
      facts: [{ label: 'Data', value: '21.11.2026' }],
      plate: { text: 'B 123 ABC', romanian: true },
      car: { make: 'Dacia', model: 'Logan' },
      client: { name: 'Ștefan Țăranu' },
      grandTotal: { label: 'Total de plată, cu TVA', value: '592,96\u00a0lei' },
    })
    expect(view.car.facts).toContainEqual({ label: 'Kilometri la intrare', value: '187.450 km' })
    expect(view.client.facts).toContainEqual({ label: 'Telefon', value: '0722 123 456' })
    expect(view.totals).toEqual([
      { label: 'Manoperă', value: '270,00\u00a0lei' },
      { label: 'Piese și materiale', value: '220,05\u00a0lei' },
      { label: 'Total fără TVA', value: '490,05\u00a0lei' },
      { label: 'TVA 21%', value: '102,91\u00a0lei' },
    ])
    expect(view.shop.lines).toEqual([
      'Șos. Mangaliei 74',
      'CUI RO14399840 · Reg. com. J13/1/2008',
      'Tel. 0241 555 123 · a@b.ro',
      'IBAN RO49 AAAA 1B31 0075 9384 0000 · BT',
    ])
  })

  it('puts labour and materials in separate tables, each in its order', () => {
    const second = { ...labour, descriere: 'Diagnoză', ordine: 0 }
    const [works, parts] = devizView(input({}, [labour, material, second])).tables
    expect(works?.rows.map((row) => [row.number, row.name])).toEqual([
      ['1', 'Diagnoză'],
      ['2', 'Înlocuit plăcuțe frână'],
    ])
    expect(works?.rows[1]).toMatchObject({ quantity: '1,50', price: '180,00', total: '270,00' })
    expect(parts?.rows).toEqual([
      { number: '1', name: 'Ulei 5W-30', unit: 'l', quantity: '4,5', price: '48,90', total: '220,05' },
    ])
    expect(devizView(input({}, [material])).tables.map((table) => table.title)).toEqual([
      'Piese și materiale',
    ])
  })

  it('contains no TVA for a shop that does not pay it, and says so', () => {
    const view = devizView(input({ cota_tva: 0, tva: 0, total_general: 49_005 }))
    expect(view.totals.map((total) => total.label)).toEqual(['Manoperă', 'Piese și materiale'])
    expect(view.grandTotal).toEqual({ label: 'Total de plată', value: '490,05\u00a0lei' })
    expect(view.terms.join(' ')).toContain('nu este plătitor de TVA')
    expect(devizView(input()).terms.join(' ')).not.toContain('plătitor')
  })

  it('leaves out empty fields, but shows 0 km', () => {
    const view = devizView({
      ...input({ km_intrare: 0, client_telefon: null, nr_auto: ' ', nr_comanda: null, observatii: '' }),
      vehicle: null,
    })
    expect(view.car.facts).toEqual([{ label: 'Kilometri la intrare', value: '0 km' }])
    expect(view.client.facts).toEqual([])
    expect(view.plate).toBeNull()
    expect(view.number).toBe('')
    expect(view.paragraphs).toEqual([])
    expect(view.documentTitle).toBe('Deviz · Auto Tomis SRL')
    expect(devizView(input({ km_intrare: null })).car.facts[0]?.label).toBe('An fabricație')
  })

  it('draws the Romanian band on Romanian plates only', () => {
    const romanian = (plate: string) => devizView(input({ nr_auto: plate })).plate?.romanian
    expect(romanian('CT12XYZ')).toBe(true)
    expect(romanian('CT12IXY')).toBe(true)
    expect(romanian('MAB1234')).toBe(false)
    expect(romanian('XX12ABC')).toBe(false)
  })

  it('contains the state of the car, the promise and the terms of the shop where given', () => {
    const view = devizView({
      ...input({
        stare_vehicul: 'Zgârieturi',
        solicitare: 'Bate la frână',
        termen_executie: '2 zile',
        piese_inlocuite: 'returnate',
      }),
      estimateType: ' ',
      settings: {
        garantie_manopera_luni: 6,
        garantie_piese_luni: 24,
        garantie_km: 20_000,
        subsol: 'Vă mulțumim!',
        conditii_deviz: 'Valabil 10 zile.',
      },
    })
    expect(view.opening).toEqual([{ title: 'Ce a solicitat clientul', text: 'Bate la frână' }])
    expect(view.paragraphs.map(({ text }) => text)).toEqual([
      'Zgârieturi',
      'Zgomot la frânare.',
      'manoperă 6 luni, piese 24 de luni sau 20.000 km.',
    ])
    expect(view.facts).toEqual([
      { label: 'Data', value: '21.11.2026' },
      { label: 'Termen de execuție', value: '2 zile' },
      { label: 'Piese înlocuite', value: 'se returnează clientului' },
    ])
    expect(view.footer).toBe('Vă mulțumim!')
    expect(view.terms.at(-1)).toBe('Valabil 10 zile.')
  })

  it('shows prices with TVA to consumers, and explains their rounding; the total stays the same', () => {
    const view = devizView({ ...input(), settings: {} })
    expect(view.tables[0]?.rows[0]).toMatchObject({ price: '217,80', total: '326,70' })
    expect(view.tables[1]?.rows[0]).toMatchObject({ price: '59,17', total: '266,26' })
    expect(view.grandTotal).toEqual(devizView(input()).grandTotal)
    expect(view.terms[0]).toContain('includ TVA')
    const nonPayer = devizView({ ...input({ cota_tva: 0 }), settings: {} })
    expect(nonPayer.tables[0]?.rows[0]).toMatchObject({ price: '180,00', total: '270,00' })
  })

  it('shows labour as a value only where the shop chose so', () => {
    const [works] = devizView({ ...input(), settings: { manopera: 'valoare' } }).tables
    expect(works?.columns).toMatchObject({ quantity: null, price: null, total: 'Valoare' })
  })

  it('lists refused and deferred lines outside the tables', () => {
    const view = devizView(
      input({}, [
        labour,
        { ...material, stare: 'refuzata', descriere: 'Discuri' },
        { ...material, stare: 'amanata', descriere: 'Amortizoare' },
        {
          ...labour,
          stare: 'inclusa',
          descriere: 'Geometrie',
          discount_procent: 1000,
          discount_valoare: 500,
        },
      ]),
    )
    expect(view.tables).toHaveLength(1)
    expect(view.tables[0]?.rows.map(({ name }) => name)).toContain('Geometrie, reducere 10% și 5,00\u00a0lei')
    expect(view.paragraphs.slice(0, 2)).toEqual([
      { title: 'Recomandate de service, refuzate de client', text: 'Discuri' },
      { title: 'Recomandate de service, amânate', text: 'Amortizoare' },
    ])
  })

  it('stamps a document that is not binding', () => {
    expect(devizView(input({ status: 'DRAFT' })).stamp).toBe('Ciornă')
    expect(devizView(input({ status: 'ANULAT' })).stamp).toBe('Anulat')
    expect(devizView(input({ status: 'FACTURAT' })).stamp).toBeNull()
  })

  it('is final after validation, the intake form on arrival of the car', () => {
    expect(['DRAFT', 'VALIDAT', 'FACTURAT', 'ANULAT'].map((status) => isFinal('deviz', status))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isFinal('comanda', 'DRAFT')).toBe(true)
    expect(isFinal('garantie', 'DRAFT')).toBe(false)
  })

  it('has a file name of plain ASCII', () => {
    expect(orderFileName('deviz', { nr_comanda: 123, nr_auto: 'B123ABC' })).toBe('deviz-123-B123ABC.pdf')
    expect(orderFileName('deviz', { nr_comanda: 7, nr_auto: '' })).toBe('deviz-7.pdf')
    expect(orderFileName('deviz', { nr_comanda: null, nr_auto: null })).toBe('deviz.pdf')
    expect(orderFileName('deviz', { nr_comanda: 1, nr_auto: '../ș"\r\n x' })).toBe('deviz-1-SX.pdf')
  })
})
