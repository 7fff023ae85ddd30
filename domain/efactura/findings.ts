import type { Declared, NoParams, Params } from '#domain/kernel/codes.ts'

/** Whose data is wrong: the shop's or the client's. */
export type Side = 'firma' | 'client'

type OfSide = { side: Side }
type OfLine = { line: string }
/** Bani: the sum in the file and the correct sum. */
export type Sums = { is: number; should: number }

const line = <P = NoParams>(): Declared<P> => ({})

/**
 * The closed list of the reasons for which ANAF would refuse an invoice. One rule of the norm can fail in several ways,
 * and one mistake can break several rules: the code says what a person has to correct. The sentences are in
 * `web/i18n/<language>/e-invoice-findings.ts`.
 */
export const FINDINGS = {
  number_missing: line(),
  number_without_digit: line(),
  number_too_long: line<{ max: number }>(),
  preceding_number_missing: line(),
  too_many_notes: line<{ max: number }>(),
  // Shop and client
  name_missing: line<OfSide>(),
  name_too_long: line<OfSide & { max: number }>(),
  street_missing: line<OfSide>(),
  street_too_long: line<OfSide & { max: number }>(),
  city_missing: line<OfSide>(),
  city_too_long: line<OfSide & { max: number }>(),
  county_missing: line<OfSide>(),
  sector_missing: line<OfSide>(),
  zip_too_long: line<OfSide & { max: number }>(),
  cui_wrong: line<OfSide>(),
  // The shop
  shop_cui_missing: line(),
  shop_paid_no_vat: line(),
  shop_outside_vat: line(),
  shop_registration_missing: line(),
  iban_missing: line(),
  iban_wrong: line(),
  // The client
  client_cui_missing: line(),
  client_code_missing: line(),
  cnp_wrong: line(),
  due_day_missing: line(),
  // Lines
  no_lines: line(),
  lines_in_and_outside_vat: line(),
  line_name_missing: line<OfLine>(),
  line_quantity_missing: line<OfLine>(),
  line_price_negative: line<OfLine>(),
  line_total_wrong: line<OfLine & Sums>(),
  line_rate_missing: line<OfLine>(),
  line_rate_not_zero: line<OfLine & { category: string }>(),
  // Sums
  sum_of_lines_wrong: line<Sums>(),
  sum_of_discounts_wrong: line<Sums>(),
  total_without_vat_wrong: line<Sums>(),
  vat_wrong: line<Sums>(),
  total_with_vat_wrong: line<Sums>(),
  payable_wrong: line<Sums>(),
  vat_base_wrong: line<Sums>(),
  /** Hundredths of a percent. */
  vat_of_rate_wrong: line<Sums & { rate: number }>(),
  no_vat_category: line(),
  exchange_missing: line(),
  vat_in_lei_missing: line(),
  // Within the EU
  eu_client_code_missing: line(),
  eu_shop_code_missing: line(),
  eu_delivery_day_missing: line(),
  eu_country_missing: line(),
} as const satisfies Record<string, Declared<Params>>

export type FindingCode = keyof typeof FINDINGS
