import type { OrderStatus } from '#domain/workshop/orders/workflow.ts'
import type { LetterheadShop } from './parts.ts'
import type { DocumentSettings } from './settings.ts'

/** The input of an order's documents: rows of the collections fit without conversion. */

type Text = string | null | undefined

export type DocumentOrder = {
  status: OrderStatus | (string & {})
  nr_comanda: number | null
  data_comanda: string
  km_intrare: number | null
  observatii: Text
  client_nume: Text
  client_telefon: Text
  nr_auto: Text
  marca_denumire: Text
  model_denumire: Text
  /** Bani; all without TVA except the last. */
  total_manopera: number
  total_materiale: number
  total_fara_tva: number
  tva: number
  total_general: number
  /** Hundredths of a percent. */
  cota_tva: number
  /** The intake (`#domain/workshop/orders/intake.ts`). */
  solicitare?: Text
  combustibil?: number | null
  avarii?: Text
  stare_vehicul?: Text
  accesorii?: Text
  alte_obiecte?: Text
  termen_executie?: Text
  imobilizare?: Text
  piese_inlocuite?: Text
}

export type DocumentLine = {
  tip: string
  descriere: Text
  /** Thousandths of an hour and bani an hour, on lines of labour. */
  ore: number | null
  pret_ora: number | null
  um: Text
  /** Thousandths and bani, on lines of material. */
  cantitate: number | null
  pret_unitar: number | null
  /** Hundredths of a percent, and bani. */
  discount_procent?: number
  discount_valoare?: number
  /** Bani, without TVA, after the discount. */
  total: number
  /**
   * Whether the client wants it: `inclusa`, `refuzata`, `amanata`. Lines in the last two states are listed and not
   * summed.
   */
  stare?: string
  ordine: number
}

export type DocumentVehicle = {
  client_email?: Text
  client_cod_fiscal?: Text
  client_adresa?: Text
  client_localitate?: Text
  client_judet?: Text
  client_cod_postal?: Text
  client_tara?: Text
  serie_sasiu?: Text
  an_fabricatie?: number | null
}

/** A photo of the car on arrival; `url` is its picture's data URL. */
export type DocumentPhoto = { url: string; caption: Text; taken_at: string }

export type OrderDocumentInput = {
  order: DocumentOrder
  lines: readonly DocumentLine[]
  vehicle?: DocumentVehicle | null | undefined
  tenant: LetterheadShop & { platitor_tva: number }
  settings?: Partial<DocumentSettings> | null | undefined
  /** For the intake form: those of `printedPhotos` whose picture is available. */
  photos?: readonly DocumentPhoto[] | undefined
  /** The address that says whether a printed deviz is the one that stands (`printedAddress`). */
  checkAddress?: string | null | undefined
  /** Name of the order's kind of estimate. */
  estimateType?: Text
}
