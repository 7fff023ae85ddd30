import { formatDayShort } from '#domain/kernel/dates.ts'
import { formatWithUnit } from '#domain/romania/numbers.ts'
import type { DocumentLine, OrderDocumentInput } from './order-input.ts'
import { carOf, clientOf, linesByKind, orderNumber, stampOf } from './order-parts.ts'
import { blankView, documentTitle, plateOf, shopOf } from './parts.ts'
import { settingsOf, warrantyTerm } from './settings.ts'
import { clean, type DocumentTable, type DocumentView, fact } from './view.ts'

const tableOf = (
  title: string,
  name: string,
  lines: readonly DocumentLine[],
  term: string,
  quantity: (line: DocumentLine) => string,
): DocumentTable[] =>
  lines.length === 0
    ? []
    : [
        {
          title,
          columns: { number: 'Nr.', name, quantity: 'Cantitate', warranty: term === '' ? null : 'Garanție' },
          rows: lines.map((line, index) => ({
            number: String(index + 1),
            name: clean(line.descriere),
            quantity: quantity(line),
            warranty: term,
          })),
        },
      ]

const DEFAULT_TERMS =
  'Garanția se socotește de la data ridicării vehiculului și acoperă lucrările și piesele de mai sus. Pentru orice neajuns, prezentați-vă la service cu acest certificat, înainte de a interveni altcineva. Garanția nu acoperă uzura normală, folosirea necorespunzătoare și intervențiile făcute în altă parte. Drepturile pe care vi le dă legea nu sunt atinse de această garanție.'

/** The certificate that goes with the car when the work is done: the work, and how long the shop guarantees it. */
export const warrantyView = (input: OrderDocumentInput): DocumentView => {
  const { order, vehicle, tenant } = input
  const settings = settingsOf(input.settings)
  const plate = plateOf(order.nr_auto)
  const shop = shopOf(tenant, tenant.platitor_tva === 1, settings)
  const { labour, material } = linesByKind(input.lines)
  const km = settings.garantie_km
  return {
    ...blankView(settings),
    documentTitle: documentTitle(`Certificat de garanție ${orderNumber(order)}`, plate, shop),
    title: 'Certificat de garanție',
    number: orderNumber(order),
    stamp: stampOf(order.status),
    facts: [...fact('Data', formatDayShort(order.data_comanda)), ...fact('Comanda', orderNumber(order))],
    shop,
    plate,
    car: carOf(order, vehicle ?? {}),
    client: clientOf(order, vehicle ?? {}),
    tables: [
      ...tableOf('Lucrări', 'Lucrare', labour, warrantyTerm(settings.garantie_manopera_luni, km), (line) =>
        line.ore === null || line.ore === 0 ? '' : formatWithUnit(line.ore, 'oră'),
      ),
      ...tableOf(
        'Piese și materiale',
        'Denumire',
        material,
        warrantyTerm(settings.garantie_piese_luni, km),
        (line) => formatWithUnit(line.cantitate ?? 0, clean(line.um)),
      ),
    ],
    paragraphs: [
      {
        title: 'Condiții de garanție',
        text: clean(settings.garantie_text) === '' ? DEFAULT_TERMS : clean(settings.garantie_text),
      },
    ],
    signatures: [
      {
        title: 'Din partea service-ului',
        note: 'Numele, semnătura și ștampila.',
        fields: [['Nume'], ['Semnătură']],
      },
      {
        title: 'Din partea clientului',
        note: 'Am luat cunoștință de condițiile garanției.',
        fields: [['Nume'], ['Semnătură', 'Data']],
      },
    ],
  }
}
