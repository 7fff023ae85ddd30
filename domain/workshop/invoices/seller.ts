import type { Shop } from '#domain/workshop/shop/schema.ts'

type SellerColumn = 'cui' | 'adresa' | 'localitate'

/** What an invoice has to say of the shop that issues it and cannot (art. 319(20) b): nobody can add it afterwards. */
export const missingOfSeller = (shop: Pick<Shop, SellerColumn>): SellerColumn[] =>
  (['cui', 'adresa', 'localitate'] as const).filter((column) => shop[column] === '')
