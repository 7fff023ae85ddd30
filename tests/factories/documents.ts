import type { InvoiceDocumentInput } from '#domain/documents/invoice.ts'
import type { DocumentLine, OrderDocumentInput } from '#domain/documents/order-input.ts'
import type { DocumentSettings } from '#domain/documents/settings.ts'
import { sum, vatOf } from '#domain/kernel/money.ts'
import type { Collection } from '#domain/sync/collection.ts'
import type { Seller, VatGroup } from '#domain/workshop/invoices/frozen.ts'
import {
  type Invoice,
  type InvoiceLine,
  invoiceLines,
  invoices,
  type Payment,
  payments,
} from '#domain/workshop/invoices/schema.ts'
import { type LineKind, orderLines } from '#domain/workshop/orders/schema.ts'
import { orderTotals } from '#domain/workshop/orders/totals.ts'

/** Documents as shops create them: one line or sixty, short names or the longest, with TVA and without. */

export const SELLER: Seller = {
  nume: 'Service Auto Dobrogea SRL',
  cui: '14399840',
  reg_com: 'J13/1234/2008',
  adresa: 'Șos. Mangaliei nr. 74',
  localitate: 'Constanța',
  judet: 'CT',
  cod_postal: '900111',
  telefon: '+40241555123',
  email: 'receptie@service-dobrogea.ro',
  iban: 'RO49AAAA1B31007593840000',
  banca: 'Banca Transilvania',
  capital_social: 20_000,
}

export const LONG_SELLER: Partial<Seller> = {
  nume: 'Societatea Comercială de Reparații și Întreținere Autovehicule „Frații Țăranu-Ștefănescu” din Câmpia Turzii SRL',
  adresa:
    'Bulevardul Alexandru Ioan Cuza nr. 1234, bloc ZP12, scara B, etaj 3, apartament 47, incinta fostei fabrici de mașini agricole',
  email: 'receptie.si.programari.telefonice@reparatii-intretinere-autovehicule-campia-turzii.ro',
}

const LABOUR = [
  'Înlocuit plăcuțe și discuri frână față',
  'Diagnoză computerizată',
  'Geometrie roți, reglat direcție',
  'Înlocuit kit distribuție cu pompă de apă',
  'Schimb ulei și filtre',
]
const PARTS = [
  'Set plăcuțe frână față',
  'Ulei motor 5W-30',
  'Filtru ulei',
  'Kit distribuție',
  'Lichid de frână DOT 4',
]
const LONG_NAME =
  'Demontat, curățat, verificat și remontat sistemul de frânare pe puntea spate, inclusiv înlocuirea etrierelor, a furtunurilor flexibile și a senzorilor de uzură, cu aerisirea completă a instalației'

/** Labour and parts in turns, with prices that need rounding. */
export const someLines = (count: number, long = false): DocumentLine[] =>
  Array.from({ length: count }, (_, index) => {
    const tip: LineKind = index % 2 === 0 ? 'manopera' : 'material'
    const list = tip === 'manopera' ? LABOUR : PARTS
    const ore = 250 * (1 + (index % 7))
    const cantitate = 1000 * (1 + (index % 4)) + (index % 5 === 3 ? 500 : 0)
    const pret = 4_990 + index * 137
    return {
      tip,
      descriere: long ? `${LONG_NAME} ${index + 1}` : (list[Math.floor(index / 2) % list.length] ?? ''),
      ore,
      pret_ora: 18_000,
      um: tip === 'material' ? (index % 4 === 3 ? 'l' : 'buc') : '',
      cantitate,
      pret_unitar: pret,
      total: Math.round(tip === 'manopera' ? (ore * 18_000) / 1000 : (cantitate * pret) / 1000),
      ordine: index,
    }
  })

export type Sample = {
  lines?: number
  long?: boolean
  payer?: boolean
  settings?: Partial<DocumentSettings>
  order?: Partial<OrderDocumentInput['order']>
}

/** An order with everything that its documents print. */
export const anOrderDocumentInput = ({
  lines: count = 4,
  long = false,
  payer = true,
  settings,
  order,
}: Sample = {}): OrderDocumentInput => {
  const lines = someLines(count, long)
  const rate = payer ? 2100 : 0
  const initial = Object.fromEntries(
    Object.entries(orderLines.columns).map(([name, column]) => [name, column.initial]),
  )
  const totals = orderTotals(
    lines.map((line) => ({ ...initial, ...line })) as unknown as Parameters<typeof orderTotals>[0],
    rate,
  )
  return {
    order: {
      status: 'VALIDAT',
      nr_comanda: 1284,
      data_comanda: '2026-11-21',
      km_intrare: 187_450,
      observatii: 'Clientul va fi sunat înainte de montarea pieselor.',
      client_nume: long
        ? 'Brândușa-Anamaria Ștefănescu-Țărnă, prin împuternicit Gheorghe Țurcanu'
        : 'Ștefan Țăranu',
      client_telefon: '+40722123456',
      nr_auto: 'CT12ȚUȚ'.replaceAll('Ț', 'T'),
      marca_denumire: 'Dacia',
      model_denumire: long ? 'Logan MCV Stepway 1.5 dCi Euro 6 Prestige Plus' : 'Logan 1.5 dCi',
      ...totals,
      cota_tva: rate,
      solicitare: 'Bate la frână în coborâre, martorul ABS se aprinde. Revizie completă înainte de iarnă.',
      combustibil: 3,
      avarii: 'zgarieturi jante martori',
      stare_vehicul: 'Zgârietură pe aripa dreapta față, jantă stânga spate îndoită.',
      accesorii: 'documente roata_rezerva cric triunghi',
      alte_obiecte: 'Scaun de copil pe bancheta din spate',
      termen_executie: 'luni, 23 noiembrie, ora 16:00',
      imobilizare: '1 zi lucrătoare',
      piese_inlocuite: 'returnate',
      ...order,
    },
    lines,
    vehicle: {
      client_adresa: 'Str. Mircea cel Bătrân nr. 12',
      client_localitate: 'Constanța',
      client_judet: 'CT',
      client_email: 'stefan.taranu@example.ro',
      client_cod_fiscal: '',
      serie_sasiu: 'UU1KSDAH541234567',
      an_fabricatie: 2014,
    },
    tenant: { ...SELLER, ...(long ? LONG_SELLER : {}), platitor_tva: payer ? 1 : 0 },
    settings: settings ?? null,
    estimateType: 'Deviz la cererea clientului',
  }
}

/** A row with every column's initial value. */
const blankRow = (collection: Collection, id: string) => ({
  id,
  tenant_id: 't1',
  oracle_id: null,
  rev: 1,
  created_at: '2026-11-21T08:00:00.000Z',
  updated_at: '2026-11-21T08:00:00.000Z',
  deleted_at: null,
  ...Object.fromEntries(
    Object.entries(collection.columns).map(([name, column]) => [name, column.initial ?? null]),
  ),
})

export const anInvoiceLine = (over: Partial<InvoiceLine>, index = 0): InvoiceLine => {
  const line = {
    ...blankRow(invoiceLines, `line-${index}`),
    invoice_id: 'invoice',
    um: 'buc',
    cantitate: 1000,
    cota_tva: 2100,
    ordine: index,
    ...over,
  } as InvoiceLine
  const gross = Math.sign(line.cantitate) * Math.round((Math.abs(line.cantitate) * line.pret_unitar) / 1000)
  return { ...line, total: gross - line.discount || 0 }
}

const groupsOf = (lines: readonly InvoiceLine[]): VatGroup[] => {
  const keys = [...new Set(lines.map(({ categorie_tva, cota_tva }) => `${categorie_tva} ${cota_tva}`))]
  return keys
    .map((key) => {
      const own = lines.filter(({ categorie_tva, cota_tva }) => `${categorie_tva} ${cota_tva}` === key)
      const total = sum(own.map((line) => line.total))
      const cota = own[0]?.cota_tva ?? 0
      return {
        categorie: own[0]?.categorie_tva ?? 'S',
        cota,
        total_linii: total,
        discount: 0,
        baza: total,
        tva: vatOf(total, cota),
      }
    })
    .sort((a, b) => b.cota - a.cota)
}

export type InvoiceSample = {
  invoice?: Partial<Invoice>
  seller?: Partial<Seller>
  lines?: InvoiceLine[]
  payments?: Partial<Payment>[]
  original?: InvoiceDocumentInput['original']
  settings?: Partial<DocumentSettings>
}

/** An invoice whose totals match its lines. */
export const anInvoiceDocumentInput = ({
  invoice: over = {},
  seller = {},
  lines = [
    anInvoiceLine(
      {
        tip: 'manopera',
        descriere: 'Înlocuit plăcuțe frână',
        um: 'ore',
        cantitate: 1500,
        pret_unitar: 18_000,
      },
      0,
    ),
    anInvoiceLine(
      { tip: 'material', descriere: 'Set plăcuțe frână', cantitate: 2000, pret_unitar: 12_345 },
      1,
    ),
  ],
  payments: paid = [],
  original = null,
  settings,
}: InvoiceSample = {}): InvoiceDocumentInput => {
  const groups = groupsOf(lines)
  const total_fara_tva = sum(groups.map(({ baza }) => baza))
  const tva = sum(groups.map((group) => group.tva))
  const incasat = sum(paid.map(({ suma = 0 }) => suma))
  const invoice = {
    ...blankRow(invoices, 'invoice'),
    modalitate_plata: 'numerar' as const,
    serie_factura: 'DOB',
    nr_factura: 412,
    data_factura: '2026-11-21',
    data_scadenta: '2026-12-05',
    client_tip: 'firma',
    client_nume: 'Transport Țăndărei SRL',
    client_cod_fiscal: '1590082',
    client_platitor_tva: 1,
    client_reg_com: 'J21/77/2011',
    client_adresa: 'Str. Bucureștilor nr. 5',
    client_localitate: 'Țăndărei',
    client_judet: 'IL',
    client_telefon: '+40722123456',
    nr_auto: 'IL07TRC',
    marca_model: 'Dacia Logan MCV',
    km_intrare: 187_450,
    furnizor: JSON.stringify({ ...SELLER, ...seller }),
    total_linii: sum(lines.map((line) => line.total)),
    total_fara_tva,
    tva,
    total_general: total_fara_tva + tva,
    tva_lei: tva,
    tva_pe_cote: JSON.stringify(groups),
    incasat,
    rest: total_fara_tva + tva - incasat,
    ...over,
  } as Invoice
  return {
    invoice,
    lines,
    payments: paid.map(
      (payment, index) =>
        ({
          ...blankRow(payments, `payment-${index}`),
          invoice_id: 'invoice',
          data: '2026-11-21',
          ...payment,
        }) as Payment,
    ),
    original,
    settings: settings ?? null,
  }
}
