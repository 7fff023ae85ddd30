import type { Side, Sums } from '#domain/efactura/findings.ts'
import { formatMoney, formatRate } from '../format.ts'
import type { Messages } from '../messages.ts'
import { countInEnglish as count } from '../plural.ts'

const of = (side: Side): string => (side === 'firma' ? 'of the shop' : 'of the client')
const characters = (max: number): string => `at most ${count(max, 'character', 'characters')}`

const wrong = (what: string, { is, should }: Sums): string =>
  `${what}: ${formatMoney(is)} instead of ${formatMoney(should)}. Do not send the invoice; write to us and we check it.`

export const eInvoiceFindings: Messages['eInvoiceFindings'] = {
  number_missing: 'The invoice has no number yet. Wait for the sync, or issue it in a series of this device.',
  number_without_digit: 'The number of the invoice must have at least one digit.',
  number_too_long: ({ max }) => `Series and number have ${characters(max)} together.`,
  preceding_number_missing:
    'The invoice that is taken back has no number yet. Send that invoice first, then this one.',
  too_many_notes: ({ max }) => `An invoice may have at most ${count(max, 'note', 'notes')}. Shorten them.`,
  // Shop and client
  name_missing: ({ side }) => `Fill in the name ${of(side)}.`,
  name_too_long: ({ side, max }) => `The name ${of(side)} has ${characters(max)}.`,
  street_missing: ({ side }) => `Fill in street and number in the address ${of(side)}.`,
  street_too_long: ({ side, max }) => `The street in the address ${of(side)} has ${characters(max)}.`,
  city_missing: ({ side }) => `Fill in the town ${of(side)}.`,
  city_too_long: ({ side, max }) => `The town ${of(side)} has ${characters(max)}.`,
  county_missing: ({ side }) => `Choose the county ${of(side)}.`,
  sector_missing: ({ side }) => `In Bucharest the town ${of(side)} is the sector: Sector 1 … Sector 6.`,
  zip_too_long: ({ side, max }) => `The postcode ${of(side)} has ${characters(max)}.`,
  cui_wrong: ({ side }) => `The CUI ${of(side)} is not correct: its check digit does not match.`,
  // The shop
  shop_cui_missing: 'Fill in the CUI of the shop.',
  shop_paid_no_vat:
    'The invoice has VAT, but the shop did not pay VAT on its date. Take it back and issue another one.',
  shop_outside_vat:
    'An invoice outside VAT cannot bear the VAT code of the shop. Take it back and issue another one.',
  shop_registration_missing: 'Fill in the CUI or the number in the trade register.',
  iban_missing: 'It is paid by transfer, but the shop has no IBAN. Fill it in among the data of the shop.',
  iban_wrong: 'The IBAN of the shop is not correct: its length or its check digits do not match.',
  // The client
  client_cui_missing: 'Fill in the CUI of the client: an e-Factura for a company cannot be sent without it.',
  client_code_missing:
    'Fill in the fiscal code of the client: an e-Factura for a company cannot be sent without it.',
  cnp_wrong: 'The CNP of the client has 13 digits. Leave it empty if you do not know it.',
  due_day_missing: 'Fill in the due date: the invoice has an amount to pay.',
  // Lines
  no_lines: 'The invoice has no lines.',
  lines_in_and_outside_vat: 'An invoice outside VAT cannot have lines with VAT too.',
  line_name_missing: ({ line }) => `Line ${line}: fill in the name.`,
  line_quantity_missing: ({ line }) => `Line ${line}: the quantity is missing.`,
  line_price_negative: ({ line }) =>
    `Line ${line}: the price cannot be negative; on a credit invoice the quantity is negative.`,
  line_total_wrong: ({ line, is, should }) =>
    `Line ${line}: the value ${formatMoney(is)} is not quantity × price − discount (${formatMoney(should)}).`,
  line_rate_missing: ({ line }) => `Line ${line}: the VAT rate must be above zero.`,
  line_rate_not_zero: ({ line, category }) => `Line ${line}: category ${category} has the rate zero.`,
  // Sums
  sum_of_lines_wrong: (sums) => wrong('The sum of the lines does not match', sums),
  sum_of_discounts_wrong: (sums) => wrong('The sum of the discounts does not match', sums),
  total_without_vat_wrong: (sums) => wrong('The total without VAT does not match', sums),
  vat_wrong: (sums) => wrong('The VAT does not match', sums),
  total_with_vat_wrong: (sums) => wrong('The total with VAT does not match', sums),
  payable_wrong: (sums) => wrong('The amount to pay does not match', sums),
  vat_base_wrong: (sums) => wrong('The base of the VAT does not match', sums),
  vat_of_rate_wrong: ({ rate, ...sums }) => wrong(`VAT ${formatRate(rate)}`, sums),
  no_vat_category: 'The invoice has no category of VAT.',
  exchange_missing:
    'On an invoice in a foreign currency VAT is written in lei too: fill in the exchange rate.',
  vat_in_lei_missing: 'The VAT in lei is missing: fill in the exchange rate.',
  // Within the EU
  eu_client_code_missing:
    'Delivery within the EU: fill in the VAT code of the client, with its country in front (such as ATU12345678).',
  eu_shop_code_missing: 'Delivery within the EU: the shop must have a VAT code.',
  eu_delivery_day_missing: 'Delivery within the EU: fill in the delivery date.',
  eu_country_missing: 'Delivery within the EU: choose the country of the client.',
}
