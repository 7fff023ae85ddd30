import { formatDayShort } from '#domain/kernel/dates.ts'
import { vatOf } from '#domain/kernel/money.ts'
import { formatHours, formatMoney, formatQuantity } from '#domain/romania/numbers.ts'
import { devizSums, devizTotalLabel } from './deviz-sums.ts'
import { devizTerms } from './deviz-terms.ts'
import type { DocumentLine, OrderDocumentInput } from './order-input.ts'
import {
  carOf,
  clientOf,
  grandTotalOf,
  linesByKind,
  nameOfLine,
  namesInState,
  orderNumber,
  promiseFacts,
  stampOf,
} from './order-parts.ts'
import { blankView, documentTitle, plateOf, shopOf } from './parts.ts'
import { settingsOf, warrantySummary } from './settings.ts'
import { clean, type DocumentTable, type DocumentView, fact, paragraph } from './view.ts'

/** How amounts of a line are shown: as stored (without TVA), or with TVA. */
type Shown = (bani: number) => string

const labourTable = (lines: readonly DocumentLine[], shown: Shown, hours: boolean): DocumentTable => ({
  title: 'Manoperă',
  columns: {
    number: 'Nr.',
    name: 'Lucrare',
    quantity: hours ? 'Ore' : null,
    price: hours ? 'Tarif / oră' : null,
    total: 'Valoare',
  },
  rows: lines.map((line, index) => ({
    number: String(index + 1),
    name: nameOfLine(line),
    quantity: formatHours(line.ore ?? 0),
    price: shown(line.pret_ora ?? 0),
    total: shown(line.total),
  })),
})

const materialTable = (lines: readonly DocumentLine[], shown: Shown): DocumentTable => ({
  title: 'Piese și materiale',
  columns: {
    number: 'Nr.',
    name: 'Denumire',
    unit: 'UM',
    quantity: 'Cantitate',
    price: 'Preț unitar',
    total: 'Valoare',
  },
  rows: lines.map((line, index) => ({
    number: String(index + 1),
    name: nameOfLine(line),
    unit: clean(line.um),
    quantity: formatQuantity(line.cantitate ?? 0),
    price: shown(line.pret_unitar ?? 0),
    total: shown(line.total),
  })),
})

/** The estimate of an order. */
export const devizView = (input: OrderDocumentInput): DocumentView => {
  const { order, lines, vehicle, tenant } = input
  const settings = settingsOf(input.settings)
  // The order's own rate and not the shop's current flag: an old deviz never changes.
  const paysVat = order.cota_tva > 0
  const withVat = paysVat && settings.preturi_cu_tva === 1
  const shown: Shown = (bani) => formatMoney(withVat ? bani + vatOf(bani, order.cota_tva) : bani)
  const { labour, material } = linesByKind(lines)
  const qr = input.checkAddress ?? null
  const number = orderNumber(order)
  const plate = plateOf(order.nr_auto)
  const shop = shopOf(tenant, tenant.platitor_tva === 1, settings)
  return {
    ...blankView(settings),
    documentTitle: documentTitle(`Deviz ${number}`, plate, shop),
    title: 'Deviz',
    number,
    stamp: stampOf(order.status),
    facts: [
      ...fact('Data', formatDayShort(order.data_comanda)),
      ...fact('Tip', input.estimateType),
      ...promiseFacts(order),
    ],
    shop,
    plate,
    car: carOf(order, vehicle ?? {}),
    client: clientOf(order, vehicle ?? {}),
    opening: paragraph('Ce a solicitat clientul', order.solicitare),
    tables: [
      ...(labour.length > 0 ? [labourTable(labour, shown, settings.manopera === 'ore')] : []),
      ...(material.length > 0 ? [materialTable(material, shown)] : []),
    ],
    totals: devizSums(
      {
        labour: order.total_manopera,
        parts: order.total_materiale,
        net: order.total_fara_tva,
        vat: order.tva,
        rate: order.cota_tva,
      },
      withVat,
    ),
    grandTotal: grandTotalOf(order, devizTotalLabel(order.cota_tva)),
    paragraphs: [
      ...paragraph('Recomandate de service, refuzate de client', namesInState(lines, 'refuzata')),
      ...paragraph('Recomandate de service, amânate', namesInState(lines, 'amanata')),
      ...paragraph('Starea vehiculului la primire', order.stare_vehicul),
      ...paragraph('Observații', order.observatii),
      ...paragraph('Garanție', warrantySummary(settings)),
    ],
    terms: [
      ...devizTerms(paysVat, withVat, settings),
      ...(qr === null ? [] : ['Codul QR arată dacă acest deviz este cel în vigoare și ce ați acceptat.']),
    ],
    qr,
    signatures: [
      { title: 'Din partea service-ului', note: 'Am întocmit devizul.', fields: [['Nume'], ['Semnătură']] },
      {
        title: 'Din partea clientului',
        note: 'Sunt de acord cu lucrările și cu costul probabil de mai sus.',
        fields: [['Nume'], ['Semnătură', 'Data']],
      },
    ],
  }
}
