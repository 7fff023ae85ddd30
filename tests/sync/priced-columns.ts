import type { Row } from '#domain/sync/collection.ts'

/**
 * What a mechanic sees of prices where the shop does not show them: each column that tells one, and what stands there
 * instead. Written down apart from the product, which the tests compare with it.
 */
export const PRICED: Readonly<Record<string, Readonly<Record<string, string | number | null>>>> = {
  orders: {
    total_manopera: 0,
    total_materiale: 0,
    total_fara_tva: 0,
    tva: 0,
    total_general: 0,
    agreed_offer: '',
  },
  order_lines: { pret_ora: 0, pret_unitar: 0, discount_procent: 0, discount_valoare: 0, total: 0 },
  package_lines: { pret_ora: null, pret_unitar: 0 },
  catalog_preturi: { pret: 0 },
  approval_requests: { content: '', content_hash: '', offer_hash: '', previous_hash: '', hash: '' },
  approval_answers: { offer_hash: '', said_hash: '', previous_hash: '', hash: '' },
}

/** Whether a row repeats a price. */
export const quotesPrice = (collection: string, row: Row): boolean =>
  collection === 'replaced_values' &&
  Object.hasOwn(PRICED[String(row.row_collection)] ?? {}, String(row.row_column))

/** The row as somebody gets it who sees no prices. */
export const withoutPrices = (collection: string, row: Row): Row => ({ ...row, ...PRICED[collection] })
