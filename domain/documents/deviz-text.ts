import { formatLei, formatWithUnit } from '#domain/romania/numbers.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { DocumentLine, DocumentOrder } from './order-input.ts'
import { linesByKind } from './order-parts.ts'
import { clean } from './view.ts'

/** Most lines in a message; a longer deviz belongs on paper. */
const MOST = 25

/** The fields of an order and its shop that a message needs. */
type TextOrder = Pick<DocumentOrder, 'nr_comanda' | 'nr_auto' | 'total_general' | 'cota_tva'>
type TextShop = { nume: string; telefon: string }

const part = (line: DocumentLine): string =>
  line.cantitate === null || line.cantitate === 1000
    ? clean(line.descriere)
    : `${clean(line.descriere)}, ${formatWithUnit(line.cantitate, clean(line.um))}`

/** The deviz as a text message to the client: the work and the total, without a file. Always in Romanian. */
export const devizText = (order: TextOrder, lines: readonly DocumentLine[], shop: TextShop): string => {
  const plate = formatPlate(clean(order.nr_auto))
  const name = [
    'Devizul',
    order.nr_comanda !== null && `nr. ${order.nr_comanda}`,
    plate !== '' && `pentru ${plate}`,
  ]
  const { labour, material } = linesByKind(lines)
  const named = [...labour.map(({ descriere }) => clean(descriere)), ...material.map(part)]
  const rest = named.length - MOST
  return [
    `Bună ziua! ${name.filter(Boolean).join(' ')}:`,
    ...named.slice(0, MOST).map((line) => `• ${line}`),
    ...(rest > 0 ? [`• și încă ${rest}`] : []),
    `${order.cota_tva > 0 ? 'Total cu TVA' : 'Total'}: ${formatLei(order.total_general)}`,
    [shop.nume, shop.telefon && `tel. ${formatPhone(shop.telefon)}`].filter(Boolean).join(', '),
  ].join('\n')
}
