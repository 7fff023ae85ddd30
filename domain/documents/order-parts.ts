import { formatLei, formatRate } from '#domain/romania/numbers.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import type { DocumentLine, DocumentOrder, DocumentVehicle } from './order-input.ts'
import { addressLine, kilometresOf } from './parts.ts'
import { clean, type DocumentView, fact } from './view.ts'

/** Parts that the documents of an order share. */

export const carOf = (order: DocumentOrder, vehicle: DocumentVehicle): DocumentView['car'] => ({
  make: clean(order.marca_denumire),
  model: clean(order.model_denumire),
  facts: [
    ...fact('Kilometri la intrare', kilometresOf(order.km_intrare)),
    ...fact('An fabricație', vehicle.an_fabricatie == null ? '' : String(vehicle.an_fabricatie)),
    ...fact('Serie șasiu', vehicle.serie_sasiu),
  ],
})

export const clientOf = (order: DocumentOrder, vehicle: DocumentVehicle): DocumentView['client'] => ({
  title: 'Client',
  name: clean(order.client_nume),
  facts: [
    ...fact('Telefon', formatPhone(clean(order.client_telefon))),
    ...fact('E-mail', vehicle.client_email),
    ...fact('Cod fiscal', vehicle.client_cod_fiscal),
    ...fact(
      'Adresă',
      addressLine({
        street: vehicle.client_adresa,
        town: vehicle.client_localitate,
        county: vehicle.client_judet,
        postalCode: vehicle.client_cod_postal,
        country: vehicle.client_tara,
      }),
    ),
  ],
})

/** The lines that the client wants, in their order, split into labour and materials. */
export const linesByKind = (lines: readonly DocumentLine[]) => {
  const wanted = inState(lines, 'inclusa')
  return {
    labour: wanted.filter((line) => line.tip === 'manopera'),
    material: wanted.filter((line) => line.tip === 'material'),
  }
}

const inState = (lines: readonly DocumentLine[], state: string): DocumentLine[] =>
  lines.filter(({ stare = 'inclusa' }) => stare === state).toSorted((a, b) => a.ordine - b.ordine)

/** The names of the lines in a state (`refuzata`, `amanata`), joined into one text. */
export const namesInState = (lines: readonly DocumentLine[], state: string): string =>
  inState(lines, state)
    .map((line) => clean(line.descriere))
    .filter((name) => name !== '')
    .join('; ')

/** The discount is printed with the name, so that price × quantity and the value of the row agree. */
export const nameOfLine = ({
  descriere,
  discount_procent = 0,
  discount_valoare = 0,
}: DocumentLine): string => {
  const discounts = [
    ...(discount_procent > 0 ? [formatRate(discount_procent)] : []),
    ...(discount_valoare > 0 ? [formatLei(discount_valoare)] : []),
  ]
  return [clean(descriere), ...(discounts.length > 0 ? [`reducere ${discounts.join(' și ')}`] : [])].join(
    ', ',
  )
}

export const orderNumber = (order: Pick<DocumentOrder, 'nr_comanda'>): string =>
  order.nr_comanda === null ? '' : `nr. ${order.nr_comanda}`

const STAMPS: Record<string, string> = { DRAFT: 'Ciornă', ANULAT: 'Anulat' }

/** The stamp on a document that is not binding. */
export const stampOf = (status: string): string | null => STAMPS[status] ?? null

const OLD_PARTS_WORDS: Record<string, string> = {
  returnate: 'se returnează clientului',
  ramase: 'rămân la service',
}

/** The promised time, the duration of the stay, and the destination of the old parts. */
export const promiseFacts = (order: DocumentOrder) => [
  ...fact('Termen de execuție', order.termen_executie),
  ...fact('Timp de imobilizare', order.imobilizare),
  ...fact('Piese înlocuite', OLD_PARTS_WORDS[clean(order.piese_inlocuite)]),
]

export const grandTotalOf = (order: DocumentOrder, label: string): DocumentView['grandTotal'] => ({
  label,
  value: formatLei(order.total_general),
})
