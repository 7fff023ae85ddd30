import type { Shop } from '#domain/workshop/shop/schema.ts'

type SellerColumn = 'cui' | 'adresa' | 'localitate'

/** The mandatory details of the seller that a shop lacks (art. 319(20) b): they cannot be added after the issue. */
export const missingOfSeller = (shop: Pick<Shop, SellerColumn>): SellerColumn[] =>
  (['cui', 'adresa', 'localitate'] as const).filter((column) => shop[column] === '')
