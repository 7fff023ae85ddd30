import { describe, expect, it } from 'vitest'
import { type DevizInput, type DevizLine, devizFileName, devizView } from './deviz.ts'

const labour: DevizLine = {
  tip: 'manopera',
  descriere: 'Înlocuit plăcuțe frână',
  ore: 1500,
  pret_ora: 18_000,
  um: '',
  cantitate: 0,
  pret_unitar: 0,
  total: 27_000,
  ordine: 2,
}
const material: DevizLine = {
  tip: 'material',
  descriere: 'Ulei 5W-30',
  ore: 0,
  pret_ora: 0,
  um: 'l',
  cantitate: 4500,
  pret_unitar: 4890,
  total: 22_005,
  ordine: 1,
}

const input = (over: Partial<DevizInput['order']> = {}, lines = [labour, material]): DevizInput => ({
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
})

describe('the deviz', () => {
  it('says what the law asks for: date, client, car, kilometres, works, cost and TVA', () => {
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

  it('puts labour and materials in tables of their own, each in its order', () => {
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

  it('names no TVA for a shop that does not pay it, and says so', () => {
    const view = devizView(input({ cota_tva: 0, tva: 0, total_general: 49_005 }))
    expect(view.totals.map((total) => total.label)).toEqual(['Manoperă', 'Piese și materiale'])
    expect(view.grandTotal).toEqual({ label: 'Total de plată', value: '490,05\u00a0lei' })
    expect(view.terms.join(' ')).toContain('nu este plătitor de TVA')
    expect(devizView(input()).terms.join(' ')).not.toContain('plătitor')
  })

  it('leaves out what is not there, but shows 0 km', () => {
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

  it('draws the Romanian band on Romanian plates alone', () => {
    const romanian = (plate: string) => devizView(input({ nr_auto: plate })).plate?.romanian
    expect(romanian('CT12XYZ')).toBe(true)
    expect(romanian('CT12IXY')).toBe(true)
    expect(romanian('MAB1234')).toBe(false)
    expect(romanian('XX12ABC')).toBe(false)
  })

  it('carries the state of the car and the terms of the shop where given', () => {
    const details = {
      stareVehicul: 'Zgârieturi',
      accesorii: 'Roată',
      termen: '2 zile',
      garantie: '6 luni',
      tipDeviz: ' ',
    }
    const view = devizView({ ...input(), details })
    expect(view.paragraphs.map((paragraph) => paragraph.text)).toEqual([
      'Zgârieturi',
      'Roată',
      'Zgomot la frânare.',
      '6 luni',
    ])
    expect(view.facts).toEqual([
      { label: 'Data', value: '21.11.2026' },
      { label: 'Termen de execuție', value: '2 zile' },
    ])
  })

  it('marks a paper that binds nobody', () => {
    expect(devizView(input({ status: 'DRAFT' })).stamp).toBe('Ciornă')
    expect(devizView(input({ status: 'ANULAT' })).stamp).toBe('Anulat')
    expect(devizView(input({ status: 'FACTURAT' })).stamp).toBeNull()
  })

  it('has a file name of plain ASCII', () => {
    expect(devizFileName({ nr_comanda: 123, nr_auto: 'B123ABC' })).toBe('deviz-123-B123ABC.pdf')
    expect(devizFileName({ nr_comanda: 7, nr_auto: '' })).toBe('deviz-7.pdf')
    expect(devizFileName({ nr_comanda: null, nr_auto: null })).toBe('deviz.pdf')
    expect(devizFileName({ nr_comanda: 1, nr_auto: '../ș"\r\n x' })).toBe('deviz-1-SX.pdf')
  })
})
