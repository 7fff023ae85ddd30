import { dayInRomania, formatDayShort } from '#domain/kernel/dates.ts'
import { ACCESSORIES, codesOf, DAMAGE_MARKS } from '#domain/workshop/orders/intake.ts'
import { ACCESSORY_WORDS, DAMAGE_WORDS } from './intake-words.ts'
import type { OrderDocumentInput } from './order-input.ts'
import { carOf, clientOf, grandTotalOf, linesByKind, orderNumber, promiseFacts } from './order-parts.ts'
import { blankView, documentTitle, plateOf, shopOf } from './parts.ts'
import { settingsOf } from './settings.ts'
import { type Checks, clean, type DocumentView, fact, paragraph } from './view.ts'

const checksOf = <Code extends string>(
  title: string,
  list: readonly Code[],
  words: Readonly<Record<Code, string>>,
  text: string,
): Checks => {
  const checked = new Set(codesOf(list, text))
  return { title, items: list.map((code) => ({ label: words[code], isChecked: checked.has(code) })) }
}

const DEFAULT_TERMS = [
  'Predau vehiculul pentru lucrările de mai sus și sunt de acord cu probele de drum necesare. Alte lucrări sau piese se execută numai cu acordul meu.',
  'Service-ul răspunde de vehicul și de obiectele trecute pe această fișă.',
]

/**
 * The order at the reception of the car: the request, the state of the car, the things left in it, and the signatures.
 */
export const intakeFormView = (input: OrderDocumentInput): DocumentView => {
  const { order, vehicle, tenant } = input
  const settings = settingsOf(input.settings)
  const plate = plateOf(order.nr_auto)
  const shop = shopOf(tenant, tenant.platitor_tva === 1, settings)
  const number = orderNumber(order)
  const { labour, material } = linesByKind(input.lines)
  const names = [...labour, ...material].map((line) => clean(line.descriere)).filter((name) => name !== '')
  return {
    ...blankView(settings),
    documentTitle: documentTitle(`Comandă ${number}`, plate, shop),
    title: 'Comandă',
    number,
    stamp: order.status === 'ANULAT' ? 'Anulat' : null,
    facts: [...fact('Data primirii', formatDayShort(order.data_comanda)), ...promiseFacts(order)],
    shop,
    plate,
    car: carOf(order, vehicle ?? {}),
    client: clientOf(order, vehicle ?? {}),
    opening: [
      // Stays blank for handwriting where the field is empty.
      { title: 'Ce solicită clientul', text: clean(order.solicitare) },
      ...paragraph('Lucrări și piese convenite', names.join('; ')),
    ],
    fuel: { title: 'Combustibil', eighths: order.combustibil ?? null },
    checks: [
      checksOf('Avarii vizibile', DAMAGE_MARKS, DAMAGE_WORDS, clean(order.avarii)),
      checksOf(
        'Accesorii și obiecte lăsate în vehicul',
        ACCESSORIES,
        ACCESSORY_WORDS,
        clean(order.accesorii),
      ),
    ],
    grandTotal:
      order.total_general > 0
        ? grandTotalOf(order, order.cota_tva > 0 ? 'Cost probabil, cu TVA' : 'Cost probabil')
        : null,
    paragraphs: [
      { title: 'Starea vehiculului la primire', text: clean(order.stare_vehicul) },
      ...paragraph('Alte obiecte', order.alte_obiecte),
      ...paragraph('Observații', order.observatii),
    ],
    pictures: {
      title: 'Poze la primire',
      items:
        settings.poze_comanda === 1
          ? (input.photos ?? []).map(({ url, caption, taken_at }) => ({
              url,
              caption: clean(caption) || formatDayShort(dayInRomania(Date.parse(taken_at))),
            }))
          : [],
    },
    terms: clean(settings.conditii_comanda) === '' ? DEFAULT_TERMS : [clean(settings.conditii_comanda)],
    signatures: [
      { title: 'Am predat vehiculul', note: 'Client', fields: [['Nume'], ['Semnătură', 'Data']] },
      { title: 'Am primit vehiculul', note: 'Service', fields: [['Nume'], ['Semnătură', 'Data']] },
      {
        title: 'Am ridicat vehiculul',
        note: 'Client: am primit vehiculul, obiectele și, după caz, piesele înlocuite.',
        fields: [['Semnătură', 'Data']],
      },
      {
        title: 'Am predat vehiculul',
        note: 'Service: lucrările au fost verificate.',
        fields: [['Semnătură', 'Data']],
      },
    ],
  }
}
