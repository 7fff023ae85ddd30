import type { DocumentLine, OrderDocumentInput } from '#domain/documents/order-input.ts'
import { vatOf } from '#domain/kernel/money.ts'
import { orderVatRate } from '#domain/workshop/orders/rules.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { m } from '#web/i18n/messages.ts'

/** An invented order that shows how documents look: in Romanian, as they are. Amounts in bani, hours in thousandths. */
export const sampleInput = (shop: Shop, day: string): OrderDocumentInput => {
  const { labour, part, request, client } = m.documentSettings.sample
  const lines: DocumentLine[] = [
    {
      tip: 'manopera',
      descriere: labour,
      ore: 1500,
      pret_ora: 18_000,
      um: '',
      cantitate: 0,
      pret_unitar: 0,
      total: 27_000,
      ordine: 1,
    },
    {
      tip: 'material',
      descriere: part,
      ore: 0,
      pret_ora: 0,
      um: 'set',
      cantitate: 1000,
      pret_unitar: 24_500,
      total: 24_500,
      ordine: 2,
    },
  ]
  const base = 51_500
  const rate = orderVatRate(day, shop.platitor_tva === 1)
  const tva = vatOf(base, rate)
  return {
    order: {
      status: 'VALIDAT',
      nr_comanda: 147,
      data_comanda: day,
      km_intrare: 128_400,
      observatii: '',
      client_nume: client,
      client_telefon: '+40722123456',
      nr_auto: 'B123ABC',
      marca_denumire: 'Dacia',
      model_denumire: 'Logan',
      total_manopera: 27_000,
      total_materiale: 24_500,
      total_fara_tva: base,
      tva,
      total_general: base + tva,
      cota_tva: rate,
      solicitare: request,
      combustibil: 5,
      avarii: 'zgarieturi',
      accesorii: 'documente roata_rezerva',
    },
    lines,
    tenant: shop,
  }
}
