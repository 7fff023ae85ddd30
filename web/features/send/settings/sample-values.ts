import type { FieldValues } from '#domain/messages/template.ts'
import { formatLei } from '#domain/romania/numbers.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import { spokenInstant } from '#domain/romania/spoken-day.ts'
import { bookingAddress } from '#domain/workshop/appointments/booking-page.ts'
import { slugOf } from '#domain/workshop/appointments/slug.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'

/** A car with which a text is shown as it would go out. Texts for clients stay Romanian. */
export const sampleValues = (shop: Pick<Shop, 'nume' | 'telefon'>, reviewUrl: string): FieldValues => ({
  client: 'Ana Țuțea',
  masina: 'Dacia Logan',
  numar: formatPlate('CT12ABC'),
  atelier: shop.nume,
  telefon: shop.telefon === '' ? '' : formatPhone(shop.telefon),
  comanda: '128',
  total: formatLei(84_050),
  factura: 'ROA 57',
  rest: formatLei(84_050),
  eveniment: 'ITP',
  termen: 'expiră la 14.12.2026',
  recenzie: reviewUrl,
  programare: spokenInstant('2026-12-10T07:30:00.000Z'),
  serviciu: 'Schimb de ulei',
  programari: bookingAddress(location.origin, slugOf(shop.nume)),
})
